using Agent.Actors.Logs.Segments;

namespace Agent.Actors.Logs.Linux;

/// <summary>How far the spools of a service were copied.</summary>
internal sealed record Recovered
{
    /// <summary>The newest; <see langword="null"/> if there is none that counts.</summary>
    public SegmentName? Segment { get; init; }

    public required long Size { get; init; }

    /// <summary>A spool is not what the segments say. A new segment must say so at once, for later it may seem to be again.</summary>
    public bool IsCorrected { get; init; }

    public DateTimeOffset? Began { get; init; }

    public (long Output, long Error) Offsets { get; init; }

    /// <summary>Up to where the spools were given back to the disk.</summary>
    public (long Output, long Error) Heads { get; init; }

    public long Offset(LogStream stream) => Of(Offsets, stream);

    public long Reclaimed(LogStream stream) => Math.Min(Of(Heads, stream), Offset(stream));

    public Recovered With(LogStream stream, long offset, long head) => this with
    {
        Offsets = Put(Offsets, stream, offset),
        Heads = Put(Heads, stream, head),
    };

    private static long Of((long Output, long Error) pair, LogStream stream) => stream == LogStream.Error ? pair.Error : pair.Output;

    private static (long Output, long Error) Put((long Output, long Error) pair, LogStream stream, long value) =>
        stream == LogStream.Error ? (pair.Output, value) : (value, pair.Error);
}
