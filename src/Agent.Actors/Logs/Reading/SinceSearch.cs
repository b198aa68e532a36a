namespace Agent.Actors.Logs.Reading;

/// <summary>
/// Finds a place in the log before which no line is as young as a stamp, and as far behind as can be found without
/// reading everything. Stamps are taken to count up.
/// </summary>
internal sealed class SinceSearch(LogFolder folder, byte[] since)
{
    private readonly byte[] _block = new byte[EntryReader.BlockSize];

    public async Task<LogPosition> FindAsync(IReadOnlyList<LogSegment> segments, CancellationToken cancellation)
    {
        foreach (var segment in segments.Reverse())
            if (await FirstOfAsync(segment, cancellation) is { } first && IsBefore(first))
                return new LogPosition(segment.Number, segment.IsCompressed ? 0 : await BisectAsync(segment.Number, cancellation));

        return new LogPosition(segments[0].Number, 0);
    }

    // Reading will come to what cannot be read, and tell of it.
    private async Task<byte[]?> FirstOfAsync(LogSegment segment, CancellationToken cancellation)
    {
        try
        {
            return await FirstStamp.OfAsync(folder, segment, cancellation);
        }
        catch (Exception e) when (ServiceLogs.IsUnreadable(e))
        {
            return null;
        }
    }

    private async Task<long> BisectAsync(long segment, CancellationToken cancellation)
    {
        await using var stream = folder.Open(segment);

        if (stream is not { CanSeek: true })
            return 0;

        var (low, high) = (0L, stream.Length);

        while (high - low > 2 * EntryReader.BlockSize)
        {
            var middle = low + ((high - low) / 2);

            if (await EntryBehindAsync(stream, middle, cancellation) is { } entry && entry < high)
                low = entry;
            else
                high = middle;
        }

        return low;
    }

    /// <returns>The beginning of an entry behind the offset, if it is older than wanted.</returns>
    private async Task<long?> EntryBehindAsync(Stream stream, long offset, CancellationToken cancellation)
    {
        stream.Position = offset;
        var read = await stream.ReadAtLeastAsync(_block, _block.Length, throwOnEndOfStream: false, cancellation);

        return FirstOld(_block.AsSpan(0, read)) is { } old ? offset + old : null;
    }

    private int? FirstOld(ReadOnlySpan<byte> block)
    {
        var start = block.IndexOf((byte)'\n') + 1;
        var length = block[start..].IndexOf((byte)'\n');

        return start > 0 && length >= 0 && LogEntry.TryParse(block.Slice(start, length), out var entry) && IsBefore(entry.Stamp)
            ? start
            : null;
    }

    private bool IsBefore(ReadOnlySpan<byte> stamp) => stamp.SequenceCompareTo(since) < 0;
}
