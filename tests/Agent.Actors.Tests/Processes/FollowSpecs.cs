using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>How what an earlier agent has launched is found again, and what is told of its end.</summary>
[SupportedOSPlatform("linux")]
public class FollowSpecs(ProcessFixture fixture) : TakeoverSpecs(fixture)
{
    [Fact(Timeout = 60_000)]
    public async Task What_runs_goes_on_running_as_it_is()
    {
        var trace = await Foster(Lasting);

        var process = await TakeOver(trace);

        Assert.Equal((trace.Process!.Id, trace.Process), (process.Id, process.Identity));
        Assert.True(ProcessTable.IsAlive(process.Id));
        Assert.False(process.Exited.IsCompleted);
    }

    [Theory(Timeout = 60_000)]
    [InlineData]
    [InlineData("--negligent")]
    public async Task The_exit_code_is_told_though_it_is_somebody_elses_child(params string[] options)
    {
        var trace = await Foster(Lasting, options);
        var process = await TakeOver(trace);

        await EndLeader(trace, SIGUSR1);

        var exit = await process.Exited;
        Assert.Equal((7, null), (exit.Code, exit.Signal));
        await process.Emptied;
    }

    [Theory(Timeout = 60_000)]
    [InlineData]
    [InlineData("--negligent")]
    public async Task The_signal_that_ended_it_is_told(params string[] options)
    {
        var trace = await Foster(Lasting, options);
        var process = await TakeOver(trace);

        await EndLeader(trace);

        var exit = await process.Exited;
        Assert.Equal((null, 9), (exit.Code, exit.Signal));
        await process.Emptied;
    }

    [Fact(Timeout = 60_000)]
    public async Task What_ended_before_and_was_never_reaped_still_tells_how()
    {
        var trace = await Foster("sleep 1000 & i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; echo ready; wait", "--negligent");
        await EndLeader(trace);

        var process = await TakeOver(trace);
        var exit = await process.Exited;

        Assert.Equal(9, exit.Signal);
        Assert.InRange(exit.CpuTime!.Value, TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(30));
        Assert.False(process.Emptied.IsCompleted); // the other sleeps on
    }

    [Fact(Timeout = 60_000)]
    public async Task What_ended_before_and_was_reaped_tells_nothing_but_that()
    {
        var trace = await Foster(Lasting);
        await EndLeaderForGood(trace);

        var process = await TakeOver(trace);

        Assert.Equal(ProcessExit.Unknown, await process.Exited);
        await process.Emptied;
        Assert.Equal(trace.Process, process.Identity);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_was_never_recorded_is_found_by_its_mark()
    {
        var trace = await Foster(DummyLine("setsid"));
        await ChildOf(trace);

        var process = await TakeOver(trace with { Process = null });

        Assert.Equal(trace.Process, process.Identity);
        Assert.InRange(process.StartedAt, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddSeconds(1));

        await EndLeader(trace);
        Assert.Equal(9, (await process.Exited).Signal);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_was_never_started_has_ended()
    {
        var never = new InstanceTrace { Instance = "never", StandardOutput = Path.Combine(Folder, "no"), StandardError = Path.Combine(Folder, "no") };

        var process = await TakeOver(never);

        Assert.Equal((0, ProcessExit.Unknown), (process.Id, await process.Exited));
        await process.Emptied;
    }

    [Fact(Timeout = 60_000)]
    public async Task What_becomes_the_agents_own_child_later_tells_how_it_ended()
    {
        var (foster, traces) = await Foster([Lasting]);
        var process = await TakeOver(traces[0]);
        await EndFoster(foster, traces[0]);

        await EndLeader(traces[0], SIGUSR1);

        Assert.Equal(7, (await process.Exited).Code);
        await process.Emptied;
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_the_agents_own_child_tells_all_and_is_reaped()
    {
        var (foster, traces) = await Foster([Lasting]);
        await EndFoster(foster, traces[0]);

        var process = await TakeOver(traces[0]);
        await EndLeader(traces[0], SIGUSR1);

        var exit = await process.Exited;
        Assert.Equal(7, exit.Code);
        Assert.NotNull(exit.CpuTime);
        await process.Emptied;
        Assert.Empty(ProcessTable.Zombies());
    }

    [Fact(Timeout = 60_000)]
    public async Task Hundreds_are_taken_over_at_once()
    {
        var (_, traces) = await Foster(Enumerable.Repeat("echo ready; exec sleep 1000", 200));
        var unrecorded = traces.Select((trace, i) => i % 2 == 0 ? trace : trace with { Process = null }).ToList();

        var processes = await TakeOver(unrecorded);
        Assert.Equal(traces.Select(trace => trace.Process), processes.Select(process => process.Identity));

        foreach (var process in processes) process.Terminate(Signal.Terminate);
        await Task.WhenAll(processes.Select(process => process.Emptied));
        Assert.All(processes, process => Assert.Equal(15, process.Exited.Result.Signal));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_process_can_be_told_from_all_others_by_its_identity()
    {
        var (process, _) = await Ready(Shell("echo ready; exec sleep 1000"));

        var bootId = (await File.ReadAllTextAsync("/proc/sys/kernel/random/boot_id")).Trim();
        Assert.Equal(new ProcessIdentity(process.Id, ProcessTable.Stat(process.Id).Started, bootId), process.Identity);
    }

    private static async Task EndFoster(IServiceProcess foster, InstanceTrace trace)
    {
        Libc.Kill(foster.Id, Libc.SIGKILL); // a child that was not reaped: the number is its own
        await foster.Exited;
        Assert.Equal(Environment.ProcessId, ProcessTable.Stat(trace.Process!.Id).Parent);
    }
}

/// <summary>The same on a kernel that cannot signal a group by identity.</summary>
[SupportedOSPlatform("linux")]
public class FollowOnOldKernelSpecs(ProcessFixture fixture) : FollowSpecs(fixture)
{
    protected override LinuxProcessHost Host => Fixture.OldKernelHost;
}
