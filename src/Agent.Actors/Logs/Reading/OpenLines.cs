using System.IO.Compression;

namespace Agent.Actors.Logs.Reading;

/// <summary>Finds where the parts begin of lines that are not complete at a place: the streams' entries may be interwoven.</summary>
internal sealed class OpenLines(LogFolder folder, LogFilter filter)
{
    /// <summary>In bytes: parts that are further away are not looked for.</summary>
    private const long Farthest = 2 * LogReading.LongestText;

    private readonly LogPosition?[] _begin = new LogPosition?[2];

    public async Task<LogPosition> BeforeAsync(LogPosition behind, CancellationToken cancellation)
    {
        foreach (var start in Starts(behind).Reverse())
            if (!await TryScanAsync(start, behind, cancellation))
                Array.Clear(_begin);

        return _begin.Min() ?? behind;
    }

    /// <returns>For each segment of what is to be looked at, the newest first, where that begins.</returns>
    private IEnumerable<LogPosition> Starts(LogPosition behind)
    {
        var left = Farthest - behind.Offset;
        yield return behind with { Offset = Math.Max(0, -left) };

        foreach (var segment in folder.Segments().Reverse().Where(segment => segment.Number < behind.Segment).TakeWhile(_ => left > 0))
        {
            // What is compressed does not tell how long it is, but it is no shorter than that.
            left -= LengthOf(segment.Number);
            yield return new LogPosition(segment.Number, segment.IsCompressed ? 0 : Math.Max(0, -left));
        }
    }

    private long LengthOf(long segment)
    {
        try
        {
            using var stream = folder.Open(segment);
            return (stream is GZipStream compressed ? compressed.BaseStream : stream)?.Length ?? 0;
        }
        catch (Exception e) when (ServiceLogs.IsUnreadable(e))
        {
            return 0;
        }
    }

    // What cannot be read is no reason not to read what is behind it.
    private async Task<bool> TryScanAsync(LogPosition start, LogPosition behind, CancellationToken cancellation)
    {
        try
        {
            await ScanAsync(start, behind, cancellation);
            return true;
        }
        catch (Exception e) when (ServiceLogs.IsUnreadable(e) && start.Segment < behind.Segment)
        {
            return false;
        }
    }

    private async Task ScanAsync(LogPosition start, LogPosition behind, CancellationToken cancellation)
    {
        await using var entries = await EntryReader.OpenAsync(folder, start, cancellation);

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
