using Agent.Actors.Configuration;

namespace Agent.Web.Access.Limits;

/// <summary>How much callers may ask for. Defaults, units and ranges: <c>hocon/reference.conf</c>.</summary>
internal sealed record LimitOptions
{
    public required int RequestsAtATime { get; init; }

    /// <summary>Requests a second; 0 is no limit.</summary>
    public required int PerAddress { get; init; }

    /// <inheritdoc cref="PerAddress"/>
    public required int PerCaller { get; init; }

    /// <summary>From one address within <see cref="FailedLogins.Window"/>.</summary>
    public required int FailedLogins { get; init; }

    public static LimitOptions From(SettingsReader settings) => new()
    {
        RequestsAtATime = settings.Number("access.limits.requests-at-a-time", 1, 100_000),
        PerAddress = settings.Number("access.limits.per-address", 0, 1_000_000),
        PerCaller = settings.Number("access.limits.per-caller", 0, 1_000_000),
        FailedLogins = settings.Number("access.limits.failed-logins", 1, 1_000_000),
    };
}
