namespace Agent.Actors.Specs;

/// <summary>What must be true of a service before one that depends on it is started.</summary>
public enum DependencyCondition
{
    /// <summary>It runs.</summary>
    Started,

    /// <summary>It runs, and its readiness probe, if it has one, says that it can serve.</summary>
    Ready,

    /// <summary>It has run and ended by itself with success.</summary>
    ExitedOk,
}
