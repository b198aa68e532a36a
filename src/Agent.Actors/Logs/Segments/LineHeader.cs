using System.Globalization;

namespace Agent.Actors.Logs.Segments;

/// <summary>
/// What stands before the text of a line in a segment, <c>2026-11-22T08:00:00.000000000Z stdout F </c>: the CRI format,
/// https://github.com/kubernetes/design-proposals-archive/blob/main/node/kubelet-cri-logging.md. Always of one length.
/// </summary>
internal static class LineHeader
{
    public const int Length = 40;
    public const byte Whole = (byte)'F';
    public const byte Part = (byte)'P';

    private const int StampLength = 30;
    private const int TagAt = 38;
    private const string Stamp = "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffff'00Z'";

    /// <summary>The header of a whole line.</summary>
    public static void Write(Span<byte> header, DateTimeOffset at, LogStream stream)
    {
        at.UtcDateTime.TryFormat(header, out _, Stamp, CultureInfo.InvariantCulture);
        Name(stream).CopyTo(header[StampLength..]);
    }

    public static void Tag(Span<byte> header, byte tag) => header[TagAt] = tag;

    /// <returns>Whether the line begins with a header.</returns>
    public static bool TryRead(ReadOnlySpan<byte> line, out LogStream stream, out bool isWhole)
    {
        stream = default;
        isWhole = false;
        if (line.Length < Length) return false;

        var name = line[StampLength..TagAt];
        stream = name.SequenceEqual(Name(LogStream.Error)[..^2]) ? LogStream.Error : LogStream.Output;
        isWhole = line[TagAt] == Whole;
        return (isWhole || line[TagAt] == Part) && line[Length - 1] == ' ' && name.SequenceEqual(Name(stream)[..^2]);
    }

    public static bool TryReadTime(ReadOnlySpan<byte> line, out DateTimeOffset at)
    {
        at = default;
        return line.Length >= StampLength
            && DateTimeOffset.TryParse(
                System.Text.Encoding.ASCII.GetString(line[..StampLength]), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at);
    }

    private static ReadOnlySpan<byte> Name(LogStream stream) => stream == LogStream.Error ? " stderr F "u8 : " stdout F "u8;
}
