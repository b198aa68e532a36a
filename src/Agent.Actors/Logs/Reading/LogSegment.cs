using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Agent.Actors.Logs.Reading;

/// <summary>One file of a service's log: <c>SSSSSSSS.G.OUT.ERR.log</c>, or <c>….log.gz</c>. Reading needs its sequence number alone.</summary>
internal sealed record LogSegment(long Number, string Path, bool IsCompressed)
{
    public static bool TryParse(string path, [NotNullWhen(true)] out LogSegment? segment)
    {
        var compressed = path.EndsWith(".gz", StringComparison.Ordinal);
        var parts = System.IO.Path.GetFileName(path.AsSpan(..^(compressed ? 3 : 0))).ToString().Split('.');
        segment = null;

        if (parts is [var number, _, _, _, "log"] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            segment = new LogSegment(value, path, compressed);

        return segment is not null;
    }
}
