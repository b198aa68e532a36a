using System.Buffers;
using System.Text;
using Agent.Actors.Logs.Reading;

namespace Agent.Web.Logs;

/// <summary>Server-sent events: each line one, whose id is the place behind it.</summary>
internal sealed class EventFormat : LogFormat
{
    public const string MediaType = "text/event-stream";

    public override string ContentType => MediaType;

    public override void WriteLine(IBufferWriter<byte> to, in LogLine line)
    {
        WriteId(to, line.Position);
        to.Write("data: "u8);
        LogJson.Write(to, line);
        to.Write("\n\n"u8);
    }

    public override void WriteCut(IBufferWriter<byte> to, CutReason reason, string message)
    {
        to.Write("event: cut\ndata: "u8);
        LogJson.Write(to, "cut", reason.Code, message);
        to.Write("\n\n"u8);
    }

    public override void WriteGap(IBufferWriter<byte> to, LogPosition position, string message)
    {
        to.Write("event: gap\ndata: "u8);
        LogJson.Write(to, "gap", position.ToString(), message);
        to.Write("\n\n"u8);
    }

    public override void WriteHeartbeat(IBufferWriter<byte> to) => to.Write(":\n\n"u8);

    private static void WriteId(IBufferWriter<byte> to, LogPosition position) =>
        Encoding.ASCII.GetBytes($"id: {position}\n", to);
}
