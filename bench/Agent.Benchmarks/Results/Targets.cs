namespace Agent.Benchmarks.Results;

/// <summary>What Akka.NET 1.5.30 did on a machine with two cores: at least half of its rates, a third of its memory, a tenth of its start.</summary>
internal static class Targets
{
    public static readonly Target OnePair = Rate("ping-pong, one pair", "M msg/s", 6.4);
    public static readonly Target AllPairs = Rate("ping-pong, all pairs", "M msg/s", 6.4);
    public static readonly Target Flood = Rate("one-way flood", "M msg/s", 15);
    public static readonly Target Ask = Rate("sequential Ask", "M asks/s", 0.76);
    public static readonly Target IdleActor = new("idle actor", "KB", 2.0, 1 / 3.0, MoreIsBetter: false);
    public static readonly Target FirstAsk = new("start to first Ask", "ms", 300, 1 / 10.0, MoreIsBetter: false);
    public static readonly Target Growth = new("working set grew by", "MiB", 30, Share: null, MoreIsBetter: false);

    private static Target Rate(string name, string unit, double akkaNet) => new(name, unit, akkaNet, 1 / 2.0, MoreIsBetter: true);
}
