namespace Agent.Actors.Tests.Services;

/// <summary>Chance that has no say.</summary>
internal sealed class FixedRandom : Random
{
    /// <summary>What every draw gives, 0 to 1: full jitter at its longest, unless the test says otherwise.</summary>
    public double Draw { get; set; } = 1;

    public override double NextDouble() => Draw;
}
