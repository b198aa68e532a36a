using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Agent.Actors.Configuration;

/// <summary>Finds the keys of a configuration that nobody reads: most often a slip of the pen.</summary>
internal static class UnknownKeys
{
    /// <summary>The engine has keys of its own, and the operator makes up the names of sources and rules.</summary>
    private static readonly string[] Open = ["akka", $"{SettingsReader.Root}.log.levels", $"{SettingsReader.Root}.access.certificates", $"{SettingsReader.Root}.access.peers", $"{SettingsReader.Root}.access.tokens.rules"];

    /// <returns>A sentence for each, that begins with the key.</returns>
    public static IEnumerable<string> In(Config written, Config reference) =>
        written.IsEmpty || !written.Root.IsObject() ? [] : In(written.Root, reference.Root, path: "");

    private static IEnumerable<string> In(HoconValue written, HoconValue reference, string path) =>
        written.GetObject()!.Items.SelectMany(item => InItem(item, reference.GetObject()!, Join(path, item.Key)));

    private static IEnumerable<string> InItem(KeyValuePair<string, HoconValue> item, HoconObject reference, string path)
    {
        if (!reference.Items.TryGetValue(item.Key, out var known))
            return [$"{path} is no setting: hocon/reference.conf has all there are"];

        if (known.IsObject() && !item.Value.IsObject())
            return [$"{path} must be a group of settings, {{ ... }}"];

        return known.IsObject() && !Open.Contains(path) ? In(item.Value, known, path) : [];
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
