namespace Agent.Actors.Logs.Reading;

/// <summary>
/// Reads the wanted lines of one log, block after block, at the reader's own pace: from segment to segment, through
/// rotation, compression and deletion meanwhile.
/// </summary>
public sealed class LogReading : IAsyncDisposable
{
    /// <summary>In bytes: a line that is longer is given in pieces, each at least so long, and the rest.</summary>
    public const int LongestText = 1 << 20;

    private readonly LineJoiner _joiner = new(LongestText);
    private readonly LogFolder _folder;
    private readonly LogFilter _filter;
    private readonly LogStart _start;
    private readonly LogPosition? _end;
    private EntryReader? _entries;
    private bool _isOver;

    /// <param name="end">Where the log ended when it was asked for, or <see langword="null"/> to go on for ever.</param>
    internal LogReading(LogFolder folder, LogFilter filter, LogStart start, LogPosition? end)
    {
        _folder = folder;
        _filter = filter;
        _start = start;
        _end = end;
        Position = start.From;
    }

    /// <summary>
    /// Where reading should have begun, and which is not there any more or cannot be read. It begins with the oldest line there
    /// is, or with the first behind the damage.
    /// </summary>
    public LogPosition? Gap => _start.Gap;

    /// <summary>Behind the last entry that was read.</summary>
    public LogPosition Position { get; private set; }

    /// <exception cref="IOException">The log cannot be read.</exception>
    /// <exception cref="InvalidDataException">The log is damaged.</exception>
    public async ValueTask<LogProgress> AdvanceAsync(CancellationToken cancellation)
    {
        if (_isOver || Position >= _end)
            return LogProgress.End;

        if (await FillAsync(cancellation))
            return LogProgress.More;

        var segments = _folder.Segments();
        var next = segments.FirstOrDefault(segment => segment.Number > Position.Segment);

        if (next is null)
            return IsForgotten(segments) ? LogProgress.Forgotten : LogProgress.End;

        // What was written between the look into the file and the rotation.
        return await FillAsync(cancellation) ? LogProgress.More : await MoveOnAsync(next);
    }

    public bool TryRead(out LogLine line)
    {
        while (!_isOver && _entries is not null && _entries.TryRead(out var entry))
            if (TryJoin(entry, out line))
                return true;

        line = default;
        return false;
    }

    public ValueTask DisposeAsync() => _entries?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        _entries ??= await EntryReader.OpenAsync(_folder, Position, cancellation);
        return _entries is not null && await _entries.FillAsync(cancellation);
    }

    private async ValueTask<LogProgress> MoveOnAsync(LogSegment next)
    {
        if (Position.Segment > 0 && (_entries is null || next.Number != Position.Segment + 1))
            return LogProgress.Deleted;

        await DisposeAsync();
        _entries = null;
        Position = new LogPosition(next.Number, 0);

        return LogProgress.More;
    }

    // Segments count up for as long as the service is known.
    private bool IsForgotten(IReadOnlyList<LogSegment> segments) =>
        Position.Segment > 0 && (segments.Count == 0 || segments[^1].Number < Position.Segment);

    private bool TryJoin(scoped in LogEntry entry, out LogLine line)
    {
        line = default;
        Position = _entries!.Position;
        _isOver = Position > _end;

        if (_isOver || !_filter.Takes(entry.Stream) || !TryJoinParts(entry, out var text) || !IsWanted(entry))
            return false;

        line = new LogLine { Stamp = entry.Stamp, Stream = entry.Stream, Text = text, IsPartial = !entry.IsLast, Position = Position };
        return true;
    }

    // A reader that has been told something up to exactly here was given all parts that end here.
    private bool TryJoinParts(scoped in LogEntry entry, out ReadOnlySpan<byte> text)
    {
        var ready = _joiner.Join(entry, out text);

        if (_start.IsResumed && Position == _start.Behind)
            _joiner.Forget(entry.Stream);

        return ready;
    }

    private bool IsWanted(in LogEntry entry)
    {
        _isOver = _filter.IsTooNew(entry);
        return !_isOver && Position > _start.Behind && !_filter.IsTooOld(entry);
    }
}
