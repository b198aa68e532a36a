using System.Text;
using Agent.Actors.Logs.Reading;

namespace Agent.Actors.Tests.Logs.Reading;

/// <summary>A line that was read, to be kept.</summary>
internal sealed record ReadLine(string Text, LogStream Stream, string Stamp, bool IsPartial, LogPosition Position);

internal static class Readings
{
    /// <summary>Every line up to what is the end now.</summary>
    public static async Task<IReadOnlyList<ReadLine>> RestAsync(this LogReading reading)
    {
        var lines = new List<ReadLine>();

        while (await reading.AdvanceAsync(CancellationToken.None) is LogProgress.More)
            lines.AddRange(reading.Block());

        return lines;
    }

    public static List<ReadLine> Block(this LogReading reading)
    {
        var lines = new List<ReadLine>();

        while (reading.TryRead(out var line))
            lines.Add(new(Encoding.Latin1.GetString(line.Text), line.Stream, Encoding.ASCII.GetString(line.Stamp), line.IsPartial, line.Position));

        return lines;
    }
}
