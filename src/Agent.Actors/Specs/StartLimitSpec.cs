namespace Agent.Actors.Specs;

/// <summary>How often the agent may start a service by itself within a window that slides along.</summary>
public sealed record StartLimitSpec
{
    /// <summary>1 to 10000.</summary>
    public required int Starts { get; init; }

    /// <summary>1 s to 30 d.</summary>
    public required TimeSpan Window { get; init; }

    public required StartLimitMode Mode { get; init; }
}

/// <summary>What happens when a service's start limit is reached.</summary>
public enum StartLimitMode
{
    /// <summary>It is failed until an operator acts.</summary>
    Fail,

    /// <summary>It is started again and again, after the longest back-off each time.</summary>
    Delay,
}
