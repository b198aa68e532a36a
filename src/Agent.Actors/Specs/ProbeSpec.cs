namespace Agent.Actors.Specs;

/// <summary>How the agent finds out about a service. Names and meaning are those of Kubernetes' probes.</summary>
public sealed record ProbeSpec
{
    public required ProbeCheck Check { get; init; }

    public required ProbeTimes Times { get; init; }
}
