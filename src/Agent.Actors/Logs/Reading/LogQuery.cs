namespace Agent.Actors.Logs.Reading;

/// <summary>Which lines of a log are wanted. What is <see langword="null"/> does not matter.</summary>
public sealed record LogQuery
{
    /// <summary>The last so many of those that the rest of the query leaves.</summary>
    public long? Tail { get; init; }

    public LogStream? Stream { get; init; }

    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>Only what comes behind this; it goes before <see cref="Tail"/> and <see cref="Since"/>.</summary>
    public LogPosition? Behind { get; init; }

    /// <summary>Lines that are written while one reads belong to it, without end.</summary>
    public bool Follow { get; init; }
}
