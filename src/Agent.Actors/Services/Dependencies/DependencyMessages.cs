using Agent.Actors.Specs;

namespace Agent.Actors.Services.Dependencies;

/// <summary>What a service's actor and the registry say to each other about the services that it depends on.</summary>
internal static class DependencyMessages
{
    /// <summary>
    /// Before anything is done about a spec that depends on others: they count from now on, beside those of the spec on
    /// record, until <see cref="ReleaseDependencies"/>. Answered with <see cref="DependenciesClaimed"/> or <see cref="DependenciesInCircle"/>.
    /// </summary>
    public sealed record ClaimDependencies(ServiceId Service, IReadOnlyDictionary<ServiceId, DependencyCondition> DependsOn);

    public sealed record DependenciesClaimed
    {
        public static DependenciesClaimed Instance { get; } = new();
    }

    /// <summary>The service would wait for itself. Nothing is claimed.</summary>
    /// <param name="Circle">Each depends on the next; the last is the first.</param>
    public sealed record DependenciesInCircle(IReadOnlyList<ServiceId> Circle);

    /// <summary>What was claimed is on record, or will not be.</summary>
    public sealed record ReleaseDependencies(ServiceId Service);

    /// <summary>Answered with <see cref="DependenciesAre"/> at once, and again when that has changed, until all is well or <see cref="AwaitNoDependencies"/>.</summary>
    public sealed record AwaitDependencies(ServiceId Service, IReadOnlyDictionary<ServiceId, DependencyCondition> DependsOn);

    public sealed record AwaitNoDependencies(ServiceId Service);

    /// <param name="Unmet">What the service has to wait for, and why. Empty: for nothing, and nothing more is told.</param>
    public sealed record DependenciesAre(IReadOnlyDictionary<ServiceId, string> Unmet);
}
