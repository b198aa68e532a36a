namespace Agent.Actors.Logs.Reading;

/// <summary>Finds the end of a log: behind its last whole entry.</summary>
internal static class LogEnd
{
    public static async Task<LogPosition> OfAsync(LogFolder folder, LogSegment newest, CancellationToken cancellation)
    {
        await using var stream = folder.Open(newest.Number);

        return new LogPosition(newest.Number, stream switch
        {
            null => 0,
            { CanSeek: true } => await BehindLastNewlineAsync(stream, cancellation),
            _ => await LengthAsync(stream, cancellation),
        });
    }

    private static async Task<long> BehindLastNewlineAsync(Stream stream, CancellationToken cancellation)
    {
        var block = new byte[EntryReader.BlockSize];
        stream.Position = Math.Max(0, stream.Length - block.Length);
        var from = stream.Position;
        var read = await stream.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, cancellation);

        return from + block.AsSpan(0, read).LastIndexOf((byte)'\n') + 1;
    }

    // Rotated and compressed since the log was looked at.
    private static async Task<long> LengthAsync(Stream stream, CancellationToken cancellation)
    {
        var block = new byte[EntryReader.BlockSize];
        var length = 0L;

        while (await stream.ReadAsync(block, cancellation) is > 0 and var read)
            length += read;

        return length;
    }
}
