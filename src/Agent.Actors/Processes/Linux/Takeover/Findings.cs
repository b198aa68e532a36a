using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>How far a look has found everything.</summary>
/// <param name="Restless">The instances of which something new has just been seen, so that there may be more.</param>
/// <param name="IsDecided">Whether it is clear of everything whose it is.</param>
[SupportedOSPlatform("linux")]
internal sealed record Findings(IReadOnlySet<Instance> Restless, bool IsDecided)
{
    /// <summary>Nothing could be looked for.</summary>
    public static Findings None { get; } = new(new HashSet<Instance>(), IsDecided: false);

    public bool IsExact => IsDecided && Restless.Count == 0;

    public bool IsExactFor(Instance instance) => IsDecided && !Restless.Contains(instance);
}
