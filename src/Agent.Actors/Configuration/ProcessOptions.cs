namespace Agent.Actors.Configuration;

/// <summary>What services' processes start with. Defaults and units: <c>hocon/reference.conf</c>.</summary>
public sealed record ProcessOptions
{
    /// <summary>Soft limit of open files. The hard limit is the agent's own.</summary>
    public required int OpenFiles { get; init; }

    public required ControlGroupUse ControlGroups { get; init; }

    /// <summary>Absolute paths: files elsewhere are not read for services.</summary>
    public required IReadOnlyList<string> SecretDirectories { get; init; }

    internal static ProcessOptions From(SettingsReader settings) => new()
    {
        ControlGroups = settings.Choice<ControlGroupUse>("processes.cgroups"),
        SecretDirectories = DirectoriesOf(settings),
        OpenFiles = settings.Number("processes.open-files", 16, 1_048_576),
    };

    private static IReadOnlyList<string> DirectoriesOf(SettingsReader settings)
    {
        var directories = settings.Texts("secrets.directories");

        foreach (var directory in directories.Where(directory => !Path.IsPathFullyQualified(directory)))
            settings.Refuse("secrets.directories", $"has '{directory}', which is no absolute path");

        return directories;
    }
}
