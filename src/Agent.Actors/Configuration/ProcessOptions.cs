namespace Agent.Actors.Configuration;

/// <summary>What services' processes start with. Defaults and units: <c>hocon/reference.conf</c>.</summary>
public sealed record ProcessOptions
{
    /// <summary>Soft limit of open files. The hard limit is the agent's own.</summary>
    public required int OpenFiles { get; init; }

    public required ControlGroupUse ControlGroups { get; init; }

    internal static ProcessOptions From(SettingsReader settings) => new()
    {
        ControlGroups = settings.Choice<ControlGroupUse>("processes.cgroups"),
        OpenFiles = settings.Number("processes.open-files", 16, 1_048_576),
    };
}
