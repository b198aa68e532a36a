namespace Agent.Actors.Configuration;

/// <summary>What services see of the agent's environment. Defaults: <c>hocon/reference.conf</c>.</summary>
public sealed record EnvironmentOptions
{
    /// <summary>The names of the agent's variables that services see too.</summary>
    public required IReadOnlyList<string> Pass { get; init; }

    internal static EnvironmentOptions From(SettingsReader settings) => new() { Pass = settings.Texts("environment.pass") };
}
