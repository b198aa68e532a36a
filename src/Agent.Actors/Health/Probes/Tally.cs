using Agent.Actors.Specs;

namespace Agent.Actors.Health.Probes;

/// <summary>Counts answers of one kind in a row.</summary>
internal sealed class Tally(ProbeRole role, ProbeTimes times)
{
    private readonly int _successes = role is ProbeRole.Ready ? times.SuccessThreshold : 1;
    private bool _isSuccess;

    /// <summary>So many like the last one, in a row.</summary>
    public int Run { get; private set; }

    /// <returns>What the probe says from now on; <see langword="null"/>: what it said before.</returns>
    public bool? Count(bool isSuccess)
    {
        Run = isSuccess == _isSuccess ? Run + 1 : 1;
        _isSuccess = isSuccess;
        return Run >= (isSuccess ? _successes : times.FailureThreshold) ? isSuccess : null;
    }
}
