using Agent.Actors.Processes;
using Agent.Actors.Services;

namespace Agent.Actors.Specs;

/// <summary>
/// What a caller wants of a service, complete: what he left open has the default that was in force when it was read.
/// <c>docs/spec.md</c> has its form in JSON.
/// </summary>
public sealed record ServiceSpec
{
    private static readonly Dictionary<string, string> NoTexts = [];
    private static readonly Dictionary<ServiceId, DependencyCondition> NoDependencies = [];

    public required Command Command { get; init; }

    /// <summary>Added to the base environment, and stronger than it.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = NoTexts;

    /// <summary>What is read into its environment, and into that of its exec checks, at every start.</summary>
    public SecretSources Secrets { get; init; } = SecretSources.None;

    /// <summary>An absolute path; <see langword="null"/> is the agent's own directory.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>Whether setuid programs and file capabilities give nothing to its processes.</summary>
    public bool NoNewPrivileges { get; init; }

    /// <summary>As whom it and its exec checks run, and within which limits.</summary>
    public Confinement Confinement { get; init; } = Confinement.None;

    /// <summary>Whether standard error goes where standard output goes, so that their order is kept.</summary>
    public bool MergesOutput { get; init; }

    public required StopSpec Stop { get; init; }

    public required RestartSpec Restart { get; init; }

    /// <summary>Whether it can serve. <see langword="null"/>: it counts as ready as soon as it runs.</summary>
    public ProbeSpec? Ready { get; init; }

    /// <summary>Whether it still works. It is started anew when it does not.</summary>
    public ProbeSpec? Live { get; init; }

    /// <summary>Whether it has come up. The two others wait for it; it is started anew when it does not come up.</summary>
    public ProbeSpec? Startup { get; init; }

    /// <summary>What must be true of other services before it is started.</summary>
    public IReadOnlyDictionary<ServiceId, DependencyCondition> DependsOn { get; init; } = NoDependencies;

    /// <summary>What the agent listens on for it, in the order in which it gets the sockets.</summary>
    public IReadOnlyList<ListenAddress> Listen { get; init; } = [];

    public required StrategySpec Strategy { get; init; }

    /// <summary>For people and tools; the agent does nothing with them.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = NoTexts;
}
