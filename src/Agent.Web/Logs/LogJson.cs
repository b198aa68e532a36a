using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using Agent.Actors.Logs.Reading;

namespace Agent.Web.Logs;

/// <summary>Writes lines as JSON objects, each on one line.</summary>
/// <remarks>By hand: <see cref="System.Text.Json.Utf8JsonWriter"/> refuses bytes that are no UTF-8, the encoder makes U+FFFD of them.</remarks>
internal static class LogJson
{
    // As all other JSON of the agent: AgentJson says why.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static void Write(IBufferWriter<byte> to, in LogLine line)
    {
        to.Write("{\"time\":\""u8);
        to.Write(line.Stamp);
        to.Write(line.Stream is LogStream.Stderr ? "\",\"stream\":\"stderr\",\"line\":\""u8 : "\",\"stream\":\"stdout\",\"line\":\""u8);
        WriteEscaped(to, line.Text);
        to.Write(line.IsPartial ? "\",\"partial\":true}"u8 : "\"}"u8);
    }

    /// <summary>Something that is no line.</summary>
    public static void Write(IBufferWriter<byte> to, string name, string value, string message) =>
        Encoding.UTF8.GetBytes($"{{\"{name}\":\"{Encoder.Encode(value)}\",\"message\":\"{Encoder.Encode(message)}\"}}", to);

    private static void WriteEscaped(IBufferWriter<byte> to, ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            // Room for the most that becomes of one byte at least.
            Encoder.EncodeUtf8(text, to.GetSpan(Math.Clamp(text.Length, 16, 2048)), out var read, out var written);
            to.Advance(written);
            text = text[read..];
        }
    }
}
