namespace Agent.Actors.Specs;

/// <summary>Whether, how soon and how often a service that has ended by itself is started again.</summary>
public sealed record RestartSpec
{
    public required RestartPolicy Policy { get; init; }

    /// <summary>Exit codes, 0 to 255, that count as success. A signal never does.</summary>
    public required IReadOnlyList<int> SuccessExitCodes { get; init; }

    public required BackoffSpec Backoff { get; init; }

    public required StartLimitSpec Limit { get; init; }
}
