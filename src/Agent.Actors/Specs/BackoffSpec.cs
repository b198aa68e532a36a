namespace Agent.Actors.Specs;

/// <summary>
/// How long the agent waits before it starts a service again: nothing after a stable run, else a random time (full jitter)
/// up to a bound that grows by <see cref="Factor"/> from <see cref="Min"/> to <see cref="Max"/> with every failure in a row.
/// </summary>
public sealed record BackoffSpec
{
    /// <summary>The first bound: 0 s to 1 d.</summary>
    public required TimeSpan Min { get; init; }

    /// <summary>1 to 100.</summary>
    public required double Factor { get; init; }

    /// <summary>The largest bound, not shorter than the first: to 1 d.</summary>
    public required TimeSpan Max { get; init; }

    /// <summary>A run of this length is stable: the failures before it do not count any more. 0 s to 365 d.</summary>
    public required TimeSpan Reset { get; init; }
}
