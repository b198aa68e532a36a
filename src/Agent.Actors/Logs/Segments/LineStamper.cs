namespace Agent.Actors.Logs.Segments;

/// <summary>Turns what a service wrote into lines of its log.</summary>
internal static class LineStamper
{
    /// <summary>Longer lines are written in parts of this length, in bytes.</summary>
    public const int MaxText = 16 * 1024;

    public const int MaxLine = LineHeader.Length + MaxText + 1;

    /// <summary>
    /// Takes as many lines as are complete and have room. What is left of <paramref name="text"/> is at most
    /// <see cref="MaxText"/> bytes without a newline, unless room ran out.
    /// </summary>
    /// <param name="header">Of a whole line.</param>
    public static Stamped Stamp(ReadOnlySpan<byte> text, Span<byte> log, ReadOnlySpan<byte> header)
    {
        var taken = 0;
        var written = 0;

        while (TextLength(text[taken..], out var isWhole) is var length && length >= 0)
        {
            var size = LineHeader.Length + length + 1;
            if (size > log.Length - written) return new Stamped(taken, written, IsFull: true);

            Write(text.Slice(taken, length), log.Slice(written, size), header, isWhole);
            taken += isWhole ? length + 1 : length;
            written += size;
        }

        return new Stamped(taken, written, IsFull: false);
    }

    /// <returns>-1 if the end of the line is not there yet.</returns>
    private static int TextLength(ReadOnlySpan<byte> text, out bool isWhole)
    {
        var isLong = text.Length > MaxText;
        var length = (isLong ? text[..(MaxText + 1)] : text).IndexOf((byte)'\n');

        isWhole = length >= 0;
        return isWhole || !isLong ? length : MaxText;
    }

    private static void Write(ReadOnlySpan<byte> text, Span<byte> line, ReadOnlySpan<byte> header, bool isWhole)
    {
        header[..LineHeader.Length].CopyTo(line);
        if (!isWhole) LineHeader.Tag(line, LineHeader.Part);

        text.CopyTo(line[LineHeader.Length..]);
        line[^1] = (byte)'\n';
    }
}

/// <param name="Taken">Bytes of the text.</param>
/// <param name="Written">Bytes of the log.</param>
/// <param name="IsFull">The next line had no room.</param>
internal readonly record struct Stamped(int Taken, int Written, bool IsFull);
