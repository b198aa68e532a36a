using System.Runtime.Versioning;
using Agent.Actors.Logs.Segments;

namespace Agent.Actors.Logs.Linux;

/// <summary>What one thread needs to copy for any number of services.</summary>
[SupportedOSPlatform("linux")]
internal sealed class CopyBuffers
{
    private readonly byte[] _text = new byte[256 * 1024];
    private readonly byte[] _log = new byte[512 * 1024];
    private readonly byte[] _header = new byte[LineHeader.Length];

    public Span<byte> Text => _text;

    /// <summary>The first <paramref name="length"/> bytes of <see cref="Text"/>, as lines of a log.</summary>
    public Stamped Stamp(int length, DateTimeOffset at, LogStream stream)
    {
        LineHeader.Write(_header, at, stream);
        return LineStamper.Stamp(_text.AsSpan(0, length), _log, _header);
    }

    public ReadOnlySpan<byte> Log(Stamped stamped) => _log.AsSpan(0, stamped.Written);
}
