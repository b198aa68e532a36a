using System.Buffers;

namespace Agent.Actors.Logs.Reading;

/// <summary>Puts the parts of over-long lines together, each stream's for itself.</summary>
internal sealed class LineJoiner(int longest)
{
    private readonly ArrayBufferWriter<byte>?[] _parts = new ArrayBufferWriter<byte>?[2];

    /// <returns><see langword="true"/>: <paramref name="text"/> is a line, or as much of one as is put together.</returns>
    public bool Join(scoped in LogEntry entry, out ReadOnlySpan<byte> text)
    {
        var parts = _parts[(int)entry.Stream];
        text = entry.Text;

        if (entry.IsLast && (parts?.WrittenCount ?? 0) == 0)
            return true;

        parts ??= _parts[(int)entry.Stream] = new ArrayBufferWriter<byte>();
        parts.Write(entry.Text);
        text = parts.WrittenSpan;

        var ready = entry.IsLast || parts.WrittenCount >= longest;

        // What has been written stays where it is until the next part comes.
        if (ready)
            parts.ResetWrittenCount();

        return ready;
    }

    public void Forget(LogStream stream) => _parts[(int)stream]?.ResetWrittenCount();
}
