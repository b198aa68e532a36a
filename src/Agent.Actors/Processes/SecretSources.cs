namespace Agent.Actors.Processes;

/// <summary>
/// Files whose content becomes a part of the environment, read at every start. Only their paths are ever kept or shown.
/// </summary>
public sealed record SecretSources
{
    private static readonly Dictionary<string, string> NoFiles = [];

    public static SecretSources None { get; } = new();

    /// <summary>Absolute paths of files of lines NAME=value. What they say is stronger than the rest of the environment, the last most.</summary>
    public IReadOnlyList<string> EnvironmentFiles { get; init; } = [];

    /// <summary>By the name of the variable whose value it holds, the absolute path of a file. Stronger than all else.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = NoFiles;

    public bool AreNone => EnvironmentFiles.Count == 0 && Variables.Count == 0;
}
