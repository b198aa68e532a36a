using System.Text;
using Agent.Actors.Services;

namespace Agent.Actors.Logs.Reading;

/// <summary>
/// Reads the few lines that a service wrote last within a span of time: quickly, so only in the segment where the span
/// ends, if that is not compressed yet, and not from far before its end.
/// </summary>
public sealed class LastLines(string dataDirectory)
{
    /// <summary>In bytes: how far before the end of the span reading begins.</summary>
    private const int Reach = EntryReader.BlockSize;

    /// <summary>In bytes: what is longer is cut.</summary>
    private const int LongestLine = 1000;

    /// <param name="since"><see langword="null"/>: however old.</param>
    /// <param name="until"><see langword="null"/>: up to the end of the log.</param>
    /// <exception cref="IOException">The log cannot be read.</exception>
    /// <exception cref="InvalidDataException">The log is damaged.</exception>
    public async Task<IReadOnlyList<string>> ReadAsync(
        ServiceId service, DateTimeOffset? since, DateTimeOffset? until, int count, CancellationToken cancellation)
    {
        var folder = new LogFolder(dataDirectory, service);
        var segments = folder.Segments();

        if (segments.Count == 0)
            return [];

        var near = await EndAsync(folder, segments, until, cancellation);
        return segments.Any(segment => segment.Number == near.Segment && segment.IsCompressed)
            ? []
            : await ReadAsync(folder, near, new LogFilter(new LogQuery { Since = since, Until = until }), count, cancellation);
    }

    private static Task<LogPosition> EndAsync(LogFolder folder, IReadOnlyList<LogSegment> segments, DateTimeOffset? until, CancellationToken cancellation) =>
        until is { } time
            ? new SinceSearch(folder, LogStamp.Of(time)).FindAsync(segments, cancellation)
            : LogEnd.OfAsync(folder, segments[^1], cancellation);

    private static async Task<IReadOnlyList<string>> ReadAsync(
        LogFolder folder, LogPosition near, LogFilter filter, int count, CancellationToken cancellation)
    {
        var start = near with { Offset = Math.Max(0, near.Offset - Reach) };
        var lines = new Queue<string>();
        await using var entries = await EntryReader.OpenAsync(folder, start, cancellation);

        if (entries is not null && start.Offset > 0)
            await entries.SkipLineAsync(cancellation);

        while (entries is not null && TakeBlock(entries, filter, lines, count) && await entries.FillAsync(cancellation))
        {
        }

        return [.. lines];
    }

    /// <returns>Whether there may be more.</returns>
    private static bool TakeBlock(EntryReader entries, LogFilter filter, Queue<string> lines, int count)
    {
        while (entries.TryRead(out var entry))
        {
            if (filter.IsTooNew(entry))
                return false;

            if (!filter.IsTooOld(entry))
                lines.Enqueue(Encoding.UTF8.GetString(entry.Text[..Math.Min(entry.Text.Length, LongestLine)]));

            if (lines.Count > count)
                lines.Dequeue();
        }

        return true;
    }
}
