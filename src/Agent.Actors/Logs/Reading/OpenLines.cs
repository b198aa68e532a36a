namespace Agent.Actors.Logs.Reading;

/// <summary>Finds where the parts begin of lines that are not complete at a place: the streams' entries may be interwoven.</summary>
internal sealed class OpenLines(LogFolder folder, LogFilter filter)
{
    /// <summary>In bytes: parts that are further away from the end of their line are not looked for.</summary>
    private const long Farthest = 2 * LogReading.LongestText;

    private readonly LogPosition?[] _begin = new LogPosition?[2];

    public async Task<LogPosition> BeforeAsync(LogPosition behind, CancellationToken cancellation)
    {
        if (behind.Offset < Farthest && folder.Find(behind.Segment - 1) is { } previous)
            await ScanAsync(await NearEndAsync(previous.Number, Farthest - behind.Offset), behind, cancellation);

        await ScanAsync(behind with { Offset = behind.Offset - Farthest }, behind, cancellation);

        return _begin.Min() is { } begin ? begin : behind;
    }

    // What is compressed does not tell how long it is.
    private async Task<LogPosition> NearEndAsync(long segment, long distance)
    {
        await using var stream = folder.Open(segment);
        return new LogPosition(segment, stream is { CanSeek: true } ? stream.Length - distance : 0);
    }

    private async Task ScanAsync(LogPosition start, LogPosition behind, CancellationToken cancellation)
    {
        await using var entries = await EntryReader.OpenAsync(folder, start with { Offset = Math.Max(0, start.Offset) }, cancellation);

        if (entries is not null && start.Offset > 0)
            await entries.SkipLineAsync(cancellation);

        while (entries is not null && await ScanBlockAsync(entries, behind, cancellation))
        {
        }
    }

    private async Task<bool> ScanBlockAsync(EntryReader entries, LogPosition behind, CancellationToken cancellation)
    {
        var before = entries.Position;

        while (entries.Position < behind && entries.TryRead(out var entry))
        {
            if (filter.Takes(entry.Stream))
                Note(entry, before);

            before = entries.Position;
        }

        return entries.Position < behind && await entries.FillAsync(cancellation);
    }

    private void Note(in LogEntry entry, LogPosition begin)
    {
        ref var noted = ref _begin[(int)entry.Stream];
        noted = entry.IsLast ? null : noted ?? begin;
    }
}
