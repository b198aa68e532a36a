using Agent.Actors.Configuration;

namespace Agent.Web.Access;

/// <summary>Who may call. Defaults, units and ranges: <c>hocon/reference.conf</c>.</summary>
internal sealed record AccessOptions
{
    /// <summary>A file of keys beside that in the data directory; empty if there is none.</summary>
    public required string KeysFile { get; init; }

    public static AccessOptions From(SettingsReader settings) => new()
    {
        KeysFile = settings.Text("access.keys-file"),
    };
}
