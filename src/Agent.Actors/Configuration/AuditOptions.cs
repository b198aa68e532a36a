namespace Agent.Actors.Configuration;

/// <summary>What is kept of who has done what. Defaults and units: <c>hocon/reference.conf</c>.</summary>
public sealed record AuditOptions
{
    /// <summary>For journals that are only looked at, and tests.</summary>
    public static AuditOptions Unbounded { get; } = new() { Rows = int.MaxValue, Keep = TimeSpan.MaxValue, RefusalsPerHour = int.MaxValue };

    /// <summary>The largest number of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>How old a row may get.</summary>
    public required TimeSpan Keep { get; init; }

    /// <summary>So many refused attempts an hour get a row of their own; further ones are only counted.</summary>
    public required int RefusalsPerHour { get; init; }

    internal static AuditOptions From(SettingsReader settings) => new()
    {
        Rows = settings.Number("audit.rows", 100, 10_000_000),
        Keep = settings.Duration("audit.keep", TimeSpan.FromHours(1), TimeSpan.FromDays(3650)),
        RefusalsPerHour = settings.Number("audit.refusals-per-hour", 1, 1_000_000),
    };
}
