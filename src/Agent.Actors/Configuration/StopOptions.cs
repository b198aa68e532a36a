namespace Agent.Actors.Configuration;

/// <summary>How services are stopped. Defaults and units: <c>hocon/reference.conf</c>.</summary>
public sealed record StopOptions
{
    /// <summary>How long a service may take to end after SIGTERM before everything of it is killed.</summary>
    public required TimeSpan Grace { get; init; }

    /// <summary>How long after a kill that has not emptied the service it is killed, and told of, again.</summary>
    public required TimeSpan KillRetry { get; init; }

    internal static StopOptions From(SettingsReader settings) => new()
    {
        Grace = settings.Duration("stop.grace", TimeSpan.Zero, TimeSpan.FromDays(1)),
        KillRetry = settings.Duration("stop.kill-retry", TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1)),
    };
}
