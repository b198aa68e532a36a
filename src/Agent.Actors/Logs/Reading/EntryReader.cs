using System.Buffers;

namespace Agent.Actors.Logs.Reading;

/// <summary>Reads the entries of one segment forward, in blocks. An entry that is not whole yet is left for later.</summary>
internal sealed class EntryReader : IAsyncDisposable
{
    /// <summary>In bytes; an entry is far shorter.</summary>
    public const int BlockSize = 1 << 16;

    private readonly Stream _segment;
    private byte[]? _block;
    private int _start;
    private int _end;

    private EntryReader(Stream segment, LogPosition position)
    {
        _segment = segment;
        Position = position;
    }

    /// <summary>Behind the last entry that was read.</summary>
    public LogPosition Position { get; private set; }

    /// <param name="position">The beginning of an entry.</param>
    /// <returns><see langword="null"/> if there is no such segment any more, or it ends before that.</returns>
    public static async Task<EntryReader?> OpenAsync(LogFolder folder, LogPosition position, CancellationToken cancellation)
    {
        if (folder.Open(position.Segment) is not { } segment)
            return null;

        if (await SkipAsync(segment, position.Offset, cancellation))
            return new EntryReader(segment, position);

        await segment.DisposeAsync();
        return null;
    }

    /// <summary>Reads on.</summary>
    /// <returns><see langword="false"/>: there is no more for now than perhaps a line that is not whole.</returns>
    public async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        Shift();
        var read = await ReadAsync(cancellation);

        while (read > 0 && !_block.AsSpan(_end - read, read).Contains((byte)'\n'))
            read = await ReadAsync(cancellation);

        if (read == 0)
            Rest();

        return read > 0;
    }

    public bool TryRead(out LogEntry entry)
    {
        while (TryReadLine(out var line))
            if (LogEntry.TryParse(line, out entry))
                return true;

        entry = default;
        return false;
    }

    /// <summary>Where reading began somewhere: what is left of the entry there is no entry.</summary>
    public async Task SkipLineAsync(CancellationToken cancellation)
    {
        while (!TryReadLine(out _) && await FillAsync(cancellation))
        {
        }
    }

    public ValueTask DisposeAsync()
    {
        ReturnBlock();
        return _segment.DisposeAsync();
    }

    private static async Task<bool> SkipAsync(Stream segment, long offset, CancellationToken cancellation)
    {
        if (!segment.CanSeek)
            return await SkipReadingAsync(segment, offset, cancellation);

        segment.Position = offset;
        return offset <= segment.Length;
    }

    private static async Task<bool> SkipReadingAsync(Stream segment, long offset, CancellationToken cancellation)
    {
        var block = ArrayPool<byte>.Shared.Rent(BlockSize);
        var read = -1;

        while (offset > 0 && read != 0)
        {
            read = await segment.ReadAsync(block.AsMemory(0, (int)Math.Min(offset, block.Length)), cancellation);
            offset -= read;
        }

        ArrayPool<byte>.Shared.Return(block);
        return offset == 0;
    }

    private void Shift()
    {
        _block ??= ArrayPool<byte>.Shared.Rent(BlockSize);
        _block.AsSpan(_start.._end).CopyTo(_block);
        (_start, _end) = (0, _end - _start);
    }

    private async ValueTask<int> ReadAsync(CancellationToken cancellation)
    {
        if (_end == _block!.Length)
            throw new InvalidDataException($"There is no line at {Position} of the log: it goes on for more than {_block.Length} bytes");

        var read = await _segment.ReadAsync(_block.AsMemory(_end), cancellation);
        _end += read;
        return read;
    }

    private bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        var rest = _block.AsSpan(_start.._end);
        var length = rest.IndexOf((byte)'\n');

        line = length < 0 ? default : rest[..length];
        _start += length + 1;
        Position = Position with { Offset = Position.Offset + length + 1 };
        return length >= 0;
    }

    // A torn line may be cut away and written anew: it is read again. Who waits for more needs no memory for that.
    private void Rest()
    {
        if (_segment.CanSeek)
            _segment.Position = Position.Offset;

        ReturnBlock();
    }

    private void ReturnBlock()
    {
        if (_block is not null)
            ArrayPool<byte>.Shared.Return(_block);

        (_block, _start, _end) = (null, 0, 0);
    }
}
