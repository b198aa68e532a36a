namespace Agent.Actors.Configuration;

/// <summary>What the journal keeps of each service. Defaults and units: <c>hocon/reference.conf</c>.</summary>
public sealed record JournalOptions
{
    /// <summary>The largest number of events of a service.</summary>
    public required int Events { get; init; }

    /// <summary>The largest number of exits of a service.</summary>
    public required int Exits { get; init; }

    /// <summary>How old a service's events and exits may get.</summary>
    public required TimeSpan Keep { get; init; }

    /// <summary>The largest number of revisions of a service, the present one among them.</summary>
    public required int Revisions { get; init; }

    /// <summary>How long after a failed write what must not be lost is tried again.</summary>
    public required TimeSpan Retry { get; init; }

    public AuditOptions Audit { get; init; } = AuditOptions.Unbounded;

    internal static JournalOptions From(SettingsReader settings) => new()
    {
        Events = settings.Number("journal.events", 1, 100_000),
        Exits = settings.Number("journal.exits", 1, 100_000),
        Keep = settings.Duration("journal.keep", TimeSpan.FromHours(1), TimeSpan.FromDays(3650)),
        Revisions = settings.Number("journal.revisions", 1, 1000),
        Retry = settings.Duration("journal.retry", TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1)),
        Audit = AuditOptions.From(settings),
    };
}
