using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Agent.Actors.Configuration;

/// <summary>Finds the keys of a configuration that nobody reads: most often a slip of the pen.</summary>
internal static class UnknownKeys
{
    /// <summary>The engine checks its own keys, and the operator names the keys of the levels.</summary>
    private static readonly string[] Open = ["akka", $"{SettingsReader.Root}.log.levels"];

    public static IEnumerable<string> In(Config written, Config reference) =>
        written.IsEmpty || !written.Root.IsObject() ? [] : In(written.Root, reference.Root, path: "");

    private static IEnumerable<string> In(HoconValue written, HoconValue reference, string path) =>
        written.GetObject()!.Items.SelectMany(item => InItem(item, reference.GetObject()!, Join(path, item.Key)));

    private static IEnumerable<string> InItem(KeyValuePair<string, HoconValue> item, HoconObject reference, string path)
    {
        if (Open.Contains(path))
            return [];

        if (!reference.Items.TryGetValue(item.Key, out var known))
            return [path];

        return item.Value.IsObject() && known.IsObject() ? In(item.Value, known, path) : [];
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
