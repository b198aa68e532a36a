namespace Agent.Actors.Logs.Segments;

/// <summary>Adds up how much of each spool the lines of a segment are a copy of.</summary>
internal sealed class SegmentSum
{
    private readonly long[] _copied = new long[2];
    private bool _isOverlong;

    /// <summary>How much was taken of the segment: where the next block is to begin.</summary>
    public long Position { get; private set; }

    /// <summary>Where the last whole line ends. What comes behind is torn.</summary>
    public long End { get; private set; }

    /// <summary>Lines that the agent did not write.</summary>
    public int Foreign { get; private set; }

    public DateTimeOffset? Began { get; private set; }

    public long Copied(LogStream stream) => _copied[(int)stream];

    /// <param name="block">What is at <see cref="Position"/>.</param>
    /// <returns>How much of it was taken: the whole lines.</returns>
    public int Add(ReadOnlySpan<byte> block)
    {
        var taken = 0;

        while (block[taken..].IndexOf((byte)'\n') is var length && length >= 0)
        {
            AddLine(block.Slice(taken, length));
            taken += length + 1;
            End = Position + taken;
        }

        Position += taken;
        return taken == 0 && block.Length >= LineStamper.MaxLine ? Skip(block) : taken;
    }

    /// <summary>Passes over what is no line's end: no line of ours is so long.</summary>
    public void Skip(long length)
    {
        _isOverlong |= length > 0;
        Position += length;
    }

    private int Skip(ReadOnlySpan<byte> block)
    {
        Skip(block.Length);
        return block.Length;
    }

    private void AddLine(ReadOnlySpan<byte> line)
    {
        if (!_isOverlong && LineHeader.TryRead(line, out var stream, out var isWhole))
            AddOwn(line, stream, isWhole);
        else
            Foreign++;

        _isOverlong = false;
    }

    private void AddOwn(ReadOnlySpan<byte> line, LogStream stream, bool isWhole)
    {
        if (Began is null && LineHeader.TryReadTime(line, out var at)) Began = at;

        _copied[(int)stream] += line.Length - LineHeader.Length + (isWhole ? 1 : 0);
    }
}
