using System.Collections.Concurrent;
using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>Many services at a time that fork at random, in and out of their sessions, and are stopped at random.</summary>
[SupportedOSPlatform("linux")]
public class ChaosSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    private static readonly int Trees = ChaosFactAttribute.IsWanted ? 400 : 100;

    private readonly ConcurrentQueue<string> _warnings = [];

    [Fact(Timeout = 120_000)]
    public async Task Whatever_services_fork_nothing_of_it_is_left_when_they_are_empty()
    {
        Host.Warned += _warnings.Enqueue;

        await Parallel.ForEachAsync(
            Enumerable.Range(0, Trees), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (seed, _) => await RunOne(new Random(seed)));

        Host.Warned -= _warnings.Enqueue;
        Assert.Empty(_warnings); // each orphan was somebody's
    }

    private async Task RunOne(Random random)
    {
        // One file for all, so that nobody is known by it.
        var launch = Shell(Tree(random, depth: 3)) with { StandardOutput = Path.Combine(Folder, "out"), StandardError = Path.Combine(Folder, "out") };
        var process = await Host.LaunchAsync(launch);

        Interfere(process, random.Next(4));
        await process.Emptied.WaitAsync(Patience.Limit);

        Assert.Empty(ProcessTable.Bearing(launch.Environment[InstanceMark.Variable]));
    }

    private static void Interfere(IServiceProcess process, int choice)
    {
        if (choice == 0) process.Kill();
        if (choice == 1) process.Terminate(Signal.Terminate);
    }

    /// <summary>A shell line that starts a tree of processes, none of which lives long.</summary>
    internal static string Tree(Random random, int depth)
    {
        var sleep = $"sleep 0.0{random.Next(10)}";
        if (depth == 0) return sleep;

        var inner = Tree(random, depth - 1);
        var quoted = $"'{inner.Replace("'", "'\\''", StringComparison.Ordinal)}'";

        return random.Next(6) switch
        {
            0 => $"({inner}) & ({Tree(random, depth - 1)}) & wait",
            1 => $"(setsid sh -c {quoted} &); {sleep}",
            2 => $"({inner} &)",
            3 => $"setsid sh -c {quoted} & {sleep}",
            4 => $"((setsid sh -c {quoted} &) &); {Tree(random, depth - 1)}",
            _ => $"{inner}; {sleep}",
        };
    }
}

/// <summary>The same on a kernel that cannot signal a group by identity.</summary>
[SupportedOSPlatform("linux")]
public class ChaosOnOldKernelSpecs(ProcessFixture fixture) : ChaosSpecs(fixture)
{
    protected override LinuxProcessHost Host => Fixture.OldKernelHost;
}
