namespace Agent.Actors.Configuration;

/// <summary>How the output of services is kept. Defaults and units: <c>hocon/reference.conf</c>.</summary>
public sealed record LogsOptions
{
    /// <summary>A new file is begun when one has reached this size, in bytes.</summary>
    public required long SegmentSize { get; init; }

    /// <summary>A new file is begun when one was begun so long ago and is not empty.</summary>
    public required TimeSpan SegmentAge { get; init; }

    /// <summary>So many files are kept of each service.</summary>
    public required int Segments { get; init; }

    /// <summary>Of all services together, in bytes. Whatever it is, the newest file of each service stays.</summary>
    public required long TotalSize { get; init; }

    /// <summary>Whether files that are no longer written to are compressed.</summary>
    public required bool Compress { get; init; }

    /// <summary>How long the log of a deleted service is kept. Zero: it is deleted with it.</summary>
    public required TimeSpan KeepDeleted { get; init; }

    internal static LogsOptions From(SettingsReader settings) => new()
    {
        SegmentSize = settings.Bytes("logs.segment-size", 64 << 10, 1L << 40),
        SegmentAge = settings.Duration("logs.segment-age", TimeSpan.FromMinutes(1), TimeSpan.FromDays(3650)),
        Segments = settings.Number("logs.segments", 1, 100_000),
        TotalSize = settings.Bytes("logs.total-size", 1 << 20, 1L << 50),
        Compress = settings.Flag("logs.compress"),
        KeepDeleted = settings.Duration("logs.keep-deleted", TimeSpan.Zero, TimeSpan.FromDays(3650)),
    };
}
