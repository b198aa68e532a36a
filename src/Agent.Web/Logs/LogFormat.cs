using System.Buffers;
using Agent.Actors.Logs.Reading;

namespace Agent.Web.Logs;

/// <summary>How lines are written to a caller. One for each answer.</summary>
internal abstract class LogFormat
{
    public abstract string ContentType { get; }

    public abstract void WriteLine(IBufferWriter<byte> to, in LogLine line);

    /// <summary>The last of a reader that does not get all.</summary>
    public abstract void WriteCut(IBufferWriter<byte> to, CutReason reason, string message);

    /// <summary>The first of a reader that does not get all from where it asked for.</summary>
    public abstract void WriteGap(IBufferWriter<byte> to, LogPosition position, string message);

    public virtual void WriteHeartbeat(IBufferWriter<byte> to)
    {
    }
}
