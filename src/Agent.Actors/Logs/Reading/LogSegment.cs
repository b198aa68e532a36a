using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Agent.Actors.Logs.Reading;

/// <summary>One file of a service's log: <c>SSSSSSSS.G.OUT.ERR.log</c>, or <c>….log.gz</c>. Reading needs its sequence number alone.</summary>
internal sealed record LogSegment(long Number, string Name, bool IsCompressed)
{
    public static bool TryParse(string name, [NotNullWhen(true)] out LogSegment? segment)
    {
        var compressed = name.EndsWith(".gz", StringComparison.Ordinal);
        var parts = name[..^(compressed ? 3 : 0)].Split('.');
        segment = null;

        if (parts is [var number, _, _, _, "log"] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            segment = new LogSegment(value, name, compressed);

        return segment is not null;
    }
}
