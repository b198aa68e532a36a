using System.Globalization;

namespace Akka.Hosting.Logging;

/// <summary>Finds the holes of a format: <c>{0}</c>, <c>{1:N2}</c>, <c>{Name}</c>.</summary>
internal static class LogTemplate
{
    internal static string Escape(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    /// <summary>Each hole once, with the argument that belongs into it.</summary>
    internal static IEnumerable<KeyValuePair<string, object?>> Properties(string format, object[] arguments)
    {
        var properties = new Dictionary<string, object?>();
        foreach (var hole in Holes(format))
            if (IndexOf(hole, properties.Count) is var index && index < arguments.Length)
                properties.TryAdd(hole, arguments[index]);
        return properties;
    }

    private static int IndexOf(string hole, int position) =>
        int.TryParse(hole, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : position;

    private static IEnumerable<string> Holes(string format)
    {
        for (var at = format.IndexOf('{', StringComparison.Ordinal); at >= 0 && at + 1 < format.Length; at = format.IndexOf('{', at + 1))
            if (format[at + 1] == '{') at++;
            else if (Hole(format, at + 1) is { Length: > 0 } name) yield return name;
    }

    private static string Hole(string format, int start)
    {
        var length = format.AsSpan(start).IndexOfAny(",:}");
        return length < 0 ? "" : format.Substring(start, length);
    }
}
