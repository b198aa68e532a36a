using System.Text;
using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>Takes <c>a.b."c.d"</c> apart into its keys and puts keys together again.</summary>
internal static class ConfigPath
{
    internal static List<string> Split(string path)
    {
        var keys = new List<string>();
        for (var at = 0; at < path.Length; at++)
            keys.Add(path[at] == '"' ? Quoted(path, ref at) : Plain(path, ref at));
        return keys;
    }

    /// <summary>Puts keys into a path, in quotes where they need them.</summary>
    internal static string Join(IEnumerable<string> keys)
    {
        var path = new StringBuilder();
        foreach (var key in keys)
            path.Append(path.Length == 0 ? "" : ".").Append(HoconStrings.QuoteKey(key));
        return path.ToString();
    }

    /// <summary>How a message calls what stands at a path.</summary>
    internal static string Name(string? path) => string.IsNullOrEmpty(path) ? "The value" : path;

    private static string Plain(string path, ref int at)
    {
        var from = at;
        var dot = path.IndexOf('.', from);
        at = dot < 0 ? path.Length : dot;
        return path[from..at];
    }

    private static string Quoted(string path, ref int at)
    {
        var from = at + 1;
        var end = path.IndexOf('"', from);
        if (end < 0) end = path.Length;

        at = end + 1;
        return path[from..end];
    }
}
