using Agent.Actors.Configuration;

namespace Agent.Web.Configuration;

/// <summary>How logs are followed. Defaults, units and ranges: <c>hocon/reference.conf</c>.</summary>
internal sealed record FollowOptions
{
    /// <summary>How long a follower may take nothing before it is cut off.</summary>
    public required TimeSpan Stall { get; init; }

    /// <summary>How long a follower hears nothing at most, where the format has something to say nothing with.</summary>
    public required TimeSpan Heartbeat { get; init; }

    /// <summary>How many may follow at a time.</summary>
    public required int Followers { get; init; }

    public static FollowOptions From(SettingsReader settings) => new()
    {
        Stall = settings.Duration("logs.follow-stall", TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
        Heartbeat = settings.Duration("logs.follow-heartbeat", TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
        Followers = settings.Number("logs.followers", 0, 10_000),
    };
}
