namespace Agent.Actors.Specs;

/// <summary>How often a probe asks, how long it waits, and how many answers in a row count.</summary>
public sealed record ProbeTimes
{
    /// <summary>From the start of the process to the first check: 0 s to 1 d.</summary>
    public required TimeSpan InitialDelay { get; init; }

    /// <summary>From one check to the next: 100 ms to 1 d.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>How long a check may take before it counts as failed: 10 ms to 1 h.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>So many successes in a row after a failure: 1 to 1000; for liveness and startup 1.</summary>
    public required int SuccessThreshold { get; init; }

    /// <summary>So many failures in a row: 1 to 1000.</summary>
    public required int FailureThreshold { get; init; }
}
