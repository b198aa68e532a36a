using System.Buffers;
using System.Text;
using Agent.Actors.Logs.Reading;

namespace Agent.Web.Logs;

/// <summary>The lines alone, byte for byte.</summary>
internal sealed class TextFormat : LogFormat
{
    public const string MediaType = "text/plain";

    public override string ContentType => $"{MediaType}; charset=utf-8";

    public override void WriteLine(IBufferWriter<byte> to, in LogLine line)
    {
        to.Write(line.Text);

        if (!line.IsPartial)
            to.Write("\n"u8);
    }

    public override void WriteCut(IBufferWriter<byte> to, CutReason reason, string message) => WriteBetween(to, message);

    public override void WriteGap(IBufferWriter<byte> to, LogPosition position, string message) => WriteBetween(to, message);

    private static void WriteBetween(IBufferWriter<byte> to, string message) => Encoding.UTF8.GetBytes($"--- {message} ---\n", to);
}
