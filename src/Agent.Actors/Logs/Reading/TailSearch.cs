namespace Agent.Actors.Logs.Reading;

/// <summary>Finds the place behind which there are the last so many wanted lines: backwards, so that a short tail of a long log is quick.</summary>
internal sealed class TailSearch(LogFolder folder, LogFilter filter, LogPosition lowest, LogPosition end)
{
    private LogPosition? _begin;

    /// <summary>What cannot be read and may have had some of the lines. The place that was found is behind it.</summary>
    public LogPosition? Gap { get; private set; }

    public async Task<LogPosition> FindAsync(long lines, IReadOnlyList<LogSegment> segments, CancellationToken cancellation)
    {
        var left = lines;

        foreach (var segment in segments.Reverse().Where(segment => segment.Number >= lowest.Segment && segment.Number <= end.Segment))
        {
            var (found, position) = await TryFindInAsync(segment.Number, left, cancellation);

            if (position is not null)
                return position.Value;

            _begin = new LogPosition(segment.Number, 0);
            left -= found;
        }

        return lowest;
    }

    private async Task<(long Found, LogPosition? Position)> TryFindInAsync(long segment, long left, CancellationToken cancellation)
    {
        try
        {
            return await FindInAsync(segment, left, cancellation);
        }
        catch (Exception e) when (ServiceLogs.IsUnreadable(e) && _begin is not null)
        {
            Gap = new LogPosition(segment, 0);
            return (0, _begin);
        }
    }

    private async Task<(long Found, LogPosition? Position)> FindInAsync(long segment, long left, CancellationToken cancellation)
    {
        var start = new LogPosition(segment, segment == lowest.Segment ? lowest.Offset : 0);
        await using var stream = folder.Open(segment);

        return stream is null or { CanSeek: false }
            ? await FindForwardAsync(start, left, cancellation)
            : await FindBackwardAsync(stream, start, left, cancellation);
    }

    private async Task<(long Found, LogPosition? Position)> FindBackwardAsync(Stream stream, LogPosition start, long left, CancellationToken cancellation)
    {
        var backward = new BackwardSearch(stream, filter, left);
        var offset = await backward.FindAsync(start.Offset, start.Segment == end.Segment ? end.Offset : stream.Length, cancellation);

        return (left - backward.Left, offset is null ? null : start with { Offset = offset.Value });
    }

    // What is compressed can only be read forward: once to count, and where there are more than wanted, to them again.
    private async Task<(long Found, LogPosition? Position)> FindForwardAsync(LogPosition start, long left, CancellationToken cancellation)
    {
        var (found, _) = await CountAsync(start, long.MaxValue, cancellation);

        return found <= left ? (found, null) : await CountAsync(start, found - left, cancellation);
    }

    /// <returns>How many wanted lines there are, no more than so many, and the place behind the last of them.</returns>
    private async Task<(long Found, LogPosition? Position)> CountAsync(LogPosition start, long most, CancellationToken cancellation)
    {
        await using var entries = await EntryReader.OpenAsync(folder, start, cancellation);
        var found = 0L;

        while (entries is not null && await entries.FillAsync(cancellation))
            while (entries.TryRead(out var entry) && entries.Position <= end)
                if (entry.IsLast && filter.Takes(entry) && ++found == most)
                    return (found, entries.Position);

        return (found, null);
    }
}
