namespace Agent.Actors.Health.Probes;

/// <summary>What came of one check.</summary>
/// <param name="Failure">Why it failed, a sentence without its full stop; <see langword="null"/> if it did not.</param>
public readonly record struct ProbeAnswer(string? Failure)
{
    public static ProbeAnswer Success { get; }

    public bool IsSuccess => Failure is null;
}
