using System.Diagnostics;

namespace Agent.Benchmarks.Durability;

/// <summary>Durable writes a second, through the journal's actor and by SQLite alone. On the disk of the current directory.</summary>
internal static class JournalRun
{
    private const int Rounds = 5;
    private static readonly int[] Callers = [1, 8, 64];

    public static async Task PrintAsync()
    {
        var bare = Median(await SampleAsync(BareCommits.Open, writers: 1));
        Print("", "writes/s", "ratio");
        Print("---", "---:", "---:");
        Print("SQLite alone, one row a commit", $"{bare:0}", "1.00");

        foreach (var callers in Callers)
        {
            var rate = Median(await SampleAsync(ActorWrites.Open, callers));
            Print($"journal, {callers} callers", $"{rate:0}", $"{rate / bare:0.00}");
        }
    }

    private static async Task<List<double>> SampleAsync(Func<string, IDurableWrites> open, int writers)
    {
        var directory = Directory.CreateDirectory($"journal-benchmark-{Environment.ProcessId}");

        try
        {
            await using var writes = open(directory.FullName);
            var rates = new List<double>();
            for (var round = 0; round <= Rounds; round++) rates.Add(await RateAsync(writes, writers));
            return rates[1..];
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task<double> RateAsync(IDurableWrites writes, int writers)
    {
        var each = 3_000 * Math.Min(writers, 10) / writers;
        var clock = Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++) await writes.WriteAsync(writer);
        })));

        return each * writers / clock.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);

    private static void Print(string what, string rate, string ratio) => Console.WriteLine($"| {what,-30} | {rate,8} | {ratio,5} |");
}
