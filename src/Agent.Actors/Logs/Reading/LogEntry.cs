namespace Agent.Actors.Logs.Reading;

/// <summary>One line of a segment, in the CRI format: a line of the service's, or a part of one that is too long.</summary>
internal readonly ref struct LogEntry
{
    // "2026-11-22T08:00:00.000000000Z stdout F text": everything before the text is equally long in every entry.
    private const int StreamAt = LogStamp.Length + 1;
    private const int StreamLength = 6;
    private const int TagAt = StreamAt + StreamLength + 1;
    private const int TextAt = TagAt + 2;

    private LogEntry(ReadOnlySpan<byte> line, LogStream stream)
    {
        Stamp = line[..LogStamp.Length];
        Stream = stream;
        IsLast = line[TagAt] == (byte)'F';
        Text = line[TextAt..];
    }

    public ReadOnlySpan<byte> Stamp { get; }

    public LogStream Stream { get; }

    /// <summary>The line of the service's ends here. If not, it goes on in the next entry of the same stream.</summary>
    public bool IsLast { get; }

    public ReadOnlySpan<byte> Text { get; }

    /// <param name="line">Without its newline.</param>
    public static bool TryParse(ReadOnlySpan<byte> line, out LogEntry entry)
    {
        var valid = TryParseStream(line, out var stream) && (line[TagAt] is (byte)'F' or (byte)'P') && line[TagAt + 1] == ' ';
        entry = valid ? new LogEntry(line, stream) : default;
        return valid;
    }

    private static bool TryParseStream(ReadOnlySpan<byte> line, out LogStream stream)
    {
        stream = default;

        if (line.Length < TextAt || line[StreamAt - 1] != ' ' || line[TagAt - 1] != ' ')
            return false;

        var name = line.Slice(StreamAt, StreamLength);
        stream = name.SequenceEqual("stderr"u8) ? LogStream.Stderr : LogStream.Stdout;
        return stream is LogStream.Stderr || name.SequenceEqual("stdout"u8);
    }
}
