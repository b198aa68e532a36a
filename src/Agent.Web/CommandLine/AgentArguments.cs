using System.Globalization;
using Agent.Actors.Configuration;
using Akka.Configuration;

namespace Agent.Web.CommandLine;

/// <summary>What the command line says. <see langword="null"/> and <see langword="false"/>: nothing is said, the configuration holds.</summary>
internal sealed record AgentArguments(int? Port, string? Host, string? Data, string? ConfigFile, bool AllowAnonymous, bool AllowPlaintext)
{
    /// <summary>The same as settings, to be laid over the configuration.</summary>
    public Config ToConfig()
    {
        var settings = new (string Key, string? Value)[]
        {
            ("http.port", Port?.ToString(CultureInfo.InvariantCulture)),
            ("http.host", Quote(Host)),
            ("http.allow-anonymous", AllowAnonymous ? "true" : null),
            ("http.allow-plaintext", AllowPlaintext ? "true" : null),
            ("data", Quote(Data)),
        };

        var lines = settings.Where(setting => setting.Value is not null)
            .Select(setting => $"{SettingsReader.Root}.{setting.Key} = {setting.Value}");

        return ConfigurationFactory.ParseString(string.Join('\n', lines));
    }

    private static string? Quote(string? text) =>
        text is null ? null : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
