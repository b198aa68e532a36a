using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>Many services at a time that fork at random, are taken over in the middle of it, and are stopped at random.</summary>
[SupportedOSPlatform("linux")]
public class TakeoverChaosSpecs(ProcessFixture fixture) : TakeoverSpecs(fixture)
{
    private const int Rounds = 10;
    private const int Services = 40;

    [ChaosFact(Timeout = 120_000)]
    public async Task Whatever_services_fork_nothing_of_it_is_left_when_they_are_empty()
    {
        for (var round = 0; round < Rounds; round++)
            await RunOne(new Random(round));
    }

    // They begin when all of them are known, and are taken over while they fork.
    private async Task RunOne(Random random)
    {
        var begin = Path.Combine(Folder, Guid.NewGuid().ToString("N"));
        var (_, traces) = await Foster(Enumerable.Range(0, Services)
            .Select(_ => $"echo ready; until [ -e {begin} ]; do sleep 0.02; done; {ChaosSpecs.Tree(random, depth: 3)}"));

        await File.WriteAllTextAsync(begin, "");
        var processes = await TakeOver([.. traces.Select(trace => random.Next(2) == 0 ? trace : trace with { Process = null })]);

        await Task.WhenAll(processes.Zip(traces).Select(pair => StopAndCheck(pair.First, random.Next(5), pair.Second)));
    }

    private static async Task StopAndCheck(IServiceProcess process, int choice, InstanceTrace trace)
    {
        if (choice == 0) process.Terminate(Signal.Terminate);
        if (choice == 1) process.Kill();
        if (choice == 2) _ = process.Exited.ContinueWith(_ => process.Kill(), TaskScheduler.Default);

        await process.Emptied.WaitAsync(Patience.Limit);
        Assert.Empty(ProcessTable.Bearing(trace.Instance));
    }
}

/// <summary>The same on a kernel that cannot signal a group by identity.</summary>
[SupportedOSPlatform("linux")]
public class TakeoverChaosOnOldKernelSpecs(ProcessFixture fixture) : TakeoverChaosSpecs(fixture)
{
    protected override LinuxProcessHost Host => Fixture.OldKernelHost;
}
