namespace Agent.Benchmarks.Results;

/// <summary>A figure of Akka.NET, and how much of it is wanted here; no share where nothing is asked.</summary>
internal sealed record Target(string Name, string Unit, double AkkaNet, double? Share, bool MoreIsBetter)
{
    public double? Wanted => AkkaNet * Share;

    public bool IsReachedBy(double value) => MoreIsBetter ? value >= Wanted : value <= Wanted;
}
