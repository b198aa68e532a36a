namespace Agent.Actors.Logs.Reading;

/// <summary>Finds where the reading of a log begins.</summary>
internal sealed class StartSearch(LogFolder folder, LogFilter filter, IReadOnlyList<LogSegment> segments, LogPosition end)
{
    private LogPosition Oldest => segments.Count == 0 ? default : new LogPosition(segments[0].Number, 0);

    public Task<LogStart> FindAsync(LogQuery query, CancellationToken cancellation) =>
        query.Behind is { } behind ? ResumeAsync(behind, cancellation) : BeginAsync(query, cancellation);

    private async Task<LogStart> ResumeAsync(LogPosition behind, CancellationToken cancellation) =>
        behind <= end && await IsThereAsync(behind, cancellation)
            ? new LogStart(behind, await OpenBeforeAsync(behind, cancellation), IsResumed: true)
            : new LogStart(Oldest, Oldest, Gap: behind);

    private async Task<LogStart> BeginAsync(LogQuery query, CancellationToken cancellation)
    {
        var lowest = filter.Since is null ? Oldest : await SinceAsync(filter.Since, cancellation);
        var (behind, gap) = query.Tail is { } lines ? await TailAsync(lines, lowest, cancellation) : (lowest, null);

        return new LogStart(behind, await OpenBeforeAsync(behind, cancellation), Gap: gap);
    }

    private async Task<LogPosition> SinceAsync(byte[] since, CancellationToken cancellation) =>
        segments.Count == 0 ? Oldest : await new SinceSearch(folder, since).FindAsync(segments, cancellation);

    private async Task<(LogPosition Behind, LogPosition? Gap)> TailAsync(long lines, LogPosition lowest, CancellationToken cancellation)
    {
        var search = new TailSearch(folder, filter, lowest, end);
        return (lines == 0 ? end : await search.FindAsync(lines, segments, cancellation), search.Gap);
    }

    private async Task<LogPosition> OpenBeforeAsync(LogPosition behind, CancellationToken cancellation) =>
        behind <= Oldest ? behind : await new OpenLines(folder, filter).BeforeAsync(behind, cancellation);

    private async Task<bool> IsThereAsync(LogPosition behind, CancellationToken cancellation)
    {
        await using var entries = await EntryReader.OpenAsync(folder, behind, cancellation);
        return entries is not null;
    }
}
