namespace Agent.Actors.Logs.Reading;

/// <summary>Finds the stamp of the first entry at or behind a place.</summary>
internal static class FirstStamp
{
    /// <returns><see langword="null"/>: the segment has no entry, or is gone.</returns>
    public static async Task<byte[]?> OfAsync(LogFolder folder, LogSegment segment, CancellationToken cancellation)
    {
        await using var entries = await EntryReader.OpenAsync(folder, new LogPosition(segment.Number, 0), cancellation);

        while (entries is not null && await entries.FillAsync(cancellation))
            if (entries.TryRead(out var entry))
                return entry.Stamp.ToArray();

        return null;
    }
}
