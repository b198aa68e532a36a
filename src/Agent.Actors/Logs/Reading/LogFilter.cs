namespace Agent.Actors.Logs.Reading;

/// <summary>What of a query one entry can answer alone.</summary>
internal sealed class LogFilter(LogQuery query)
{
    private readonly byte[]? _until = query.Until is { } until ? LogStamp.Of(until) : null;

    // A duration before now is another time for whoever comes back: what he missed meanwhile would be too old.
    public byte[]? Since { get; } = query is { Since: { } since, Behind: null } ? LogStamp.Of(since) : null;

    public bool Takes(LogStream stream) => query.Stream is null || query.Stream == stream;

    /// <summary>Whether a line that ends with this entry is wanted.</summary>
    public bool Takes(in LogEntry last) => Takes(last.Stream) && !IsTooOld(last) && !IsTooNew(last);

    public bool IsTooOld(in LogEntry entry) => Since is not null && entry.Stamp.SequenceCompareTo(Since) < 0;

    public bool IsTooNew(in LogEntry entry) => _until is not null && entry.Stamp.SequenceCompareTo(_until) > 0;
}
