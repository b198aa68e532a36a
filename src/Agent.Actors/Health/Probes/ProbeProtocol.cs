namespace Agent.Actors.Health.Probes;

/// <summary>Between an instance's <see cref="HealthActor"/> and its probes.</summary>
internal static class ProbeProtocol
{
    /// <summary>To a probe: no more checks. It stops itself when nothing is left of the last one.</summary>
    public sealed record Cease
    {
        public static Cease Instance { get; } = new();
    }

    /// <summary>From a probe.</summary>
    public sealed record Answered(ProbeRole Role, ProbeAnswer Answer);
}
