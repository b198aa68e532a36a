namespace Agent.Actors.Health.Probes;

/// <summary>What a probe finds out.</summary>
public enum ProbeRole
{
    /// <summary>Whether the instance has come up.</summary>
    Startup,

    /// <summary>Whether it can serve.</summary>
    Ready,

    /// <summary>Whether it still works.</summary>
    Live,
}
