namespace Agent.Actors.Logs.Reading;

/// <summary>Goes back through one segment, block after block, until it has met more than so many wanted lines.</summary>
internal sealed class BackwardSearch(Stream segment, LogFilter filter, long lines)
{
    private readonly byte[] _block = new byte[2 * EntryReader.BlockSize];

    /// <summary>How many lines are still to be met.</summary>
    public long Left { get; private set; } = lines;

    /// <param name="low">The beginning of an entry.</param>
    /// <param name="high">The end of an entry.</param>
    /// <returns>The place behind the first line that is one too many, if there is one.</returns>
    public async Task<long?> FindAsync(long low, long high, CancellationToken cancellation)
    {
        while (high > low)
        {
            var start = Math.Max(low, high - _block.Length);
            segment.Position = start;
            var read = await segment.ReadAtLeastAsync(_block.AsMemory(0, (int)(high - start)), (int)(high - start), throwOnEndOfStream: false, cancellation);
            var first = start == low ? 0 : _block.AsSpan(0, read).IndexOf((byte)'\n') + 1;

            if (FindIn(_block.AsSpan(0, read), first) is { } found)
                return start + found;

            if (first == read)
                throw new InvalidDataException($"There is no line in front of byte {high} of the log's segment: it goes on for more than {_block.Length} bytes");

            high = start + first;
        }

        return null;
    }

    private int? FindIn(ReadOnlySpan<byte> block, int first)
    {
        for (var end = block.LastIndexOf((byte)'\n') + 1; end > first;)
        {
            var start = block[..(end - 1)].LastIndexOf((byte)'\n') + 1;

            if (IsWanted(block[start..(end - 1)]) && Left-- == 0)
                return end;

            end = start;
        }

        return null;
    }

    private bool IsWanted(ReadOnlySpan<byte> line) =>
        LogEntry.TryParse(line, out var entry) && entry.IsLast && filter.Takes(entry);
}
