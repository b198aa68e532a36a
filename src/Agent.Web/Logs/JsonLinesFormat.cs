using System.Buffers;
using Agent.Actors.Logs.Reading;

namespace Agent.Web.Logs;

/// <summary>A JSON object a line: <c>time</c>, <c>stream</c>, <c>line</c>.</summary>
internal sealed class JsonLinesFormat : LogFormat
{
    public const string MediaType = "application/x-ndjson";

    public override string ContentType => MediaType;

    public override void WriteLine(IBufferWriter<byte> to, in LogLine line)
    {
        LogJson.Write(to, line);
        to.Write("\n"u8);
    }

    public override void WriteCut(IBufferWriter<byte> to, CutReason reason, string message)
    {
        LogJson.Write(to, "cut", reason.Code, message);
        to.Write("\n"u8);
    }

    public override void WriteGap(IBufferWriter<byte> to, LogPosition position, string message)
    {
        LogJson.Write(to, "gap", position.ToString(), message);
        to.Write("\n"u8);
    }
}
