namespace Agent.Benchmarks.Results;

/// <summary>What was measured for a target.</summary>
internal sealed record Figure(Target Target, double Value)
{
    public double Ratio => Value / Target.AkkaNet;

    public string Verdict => Target.Share is null ? "" : Target.IsReachedBy(Value) ? "reached" : "MISSED";
}
