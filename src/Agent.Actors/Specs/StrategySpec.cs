namespace Agent.Actors.Specs;

/// <summary>How an instance is replaced by one of a new revision.</summary>
public sealed record StrategySpec
{
    public required StrategyType Type { get; init; }

    /// <summary>How long a new instance may take to become ready: 1 s to 1 d.</summary>
    public required TimeSpan ReadyTimeout { get; init; }

    /// <summary>How long a new instance must stay ready before the old one is stopped: 0 s to 1 d.</summary>
    public required TimeSpan MinReady { get; init; }

    /// <summary>Whether the last revision that was ready is started again when a new one does not become ready.</summary>
    public required bool AutoRollback { get; init; }
}

public enum StrategyType
{
    /// <summary>The old instance is stopped, then the new one is started.</summary>
    Recreate,

    /// <summary>The new instance is started beside the old one, which is stopped when the new one has proven itself.</summary>
    Overlap,
}
