using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>Stop means empty, whatever was forked, ignored or escaped to.</summary>
[SupportedOSPlatform("linux")]
public class StopSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    [Fact(Timeout = 60_000)]
    public async Task A_process_ends_when_it_is_asked_to()
    {
        var process = await Start(Shell("echo ready; exec sleep 1000"));

        process.Terminate(Signal.Terminate);

        Assert.Equal(15, (await process.Exited).Signal);
        await process.Emptied;
    }

    [Fact(Timeout = 60_000)]
    public async Task A_process_is_asked_by_the_signal_that_it_wants()
    {
        var (process, _) = await Ready(Shell("trap 'exit 7' INT; trap '' TERM; echo ready; sleep 1000 & wait"));

        process.Terminate(new Signal(2));

        Assert.Equal(7, (await process.Exited).Code);
    }

    [Fact(Timeout = 60_000)]
    public async Task To_be_asked_by_the_signal_that_kills_is_to_be_killed()
    {
        var (process, output) = await StartDummy("fork-ignoring-child");
        var child = await output.Child();

        process.Terminate(Signal.Kill);
        await process.Emptied;

        Assert.False(ProcessTable.IsAlive(child));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_process_that_ignores_the_request_can_be_killed()
    {
        var (process, _) = await StartDummy("ignore-term");

        process.Terminate(Signal.Terminate);
        process.Kill();

        Assert.Equal(9, (await process.Exited).Signal);
        await process.Emptied;
    }

    [Fact(Timeout = 60_000)]
    public async Task An_instance_is_not_empty_while_a_child_stays()
    {
        var (process, output) = await StartDummy("fork-ignoring-child");
        var child = await output.Child();

        process.Terminate(Signal.Terminate);
        await process.Exited;

        Assert.True(ProcessTable.IsAlive(child));
        Assert.False(process.Emptied.IsCompleted);

        process.Kill();
        await process.Emptied;

        Assert.False(ProcessTable.IsAlive(child));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_child_outlives_a_leader_that_ends_by_itself()
    {
        var launch = Program(Dummy.Command("leave-child"));
        var process = await Start(launch);
        var child = await new Spool(launch.StandardOutput).Child();

        Assert.Equal(0, (await process.Exited).Code);
        Assert.False(process.Emptied.IsCompleted);

        process.Terminate(Signal.Terminate);
        await process.Emptied;

        Assert.False(ProcessTable.IsAlive(child));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_job_in_a_group_of_its_own_is_asked_to_end_too()
    {
        var (process, output) = await Ready(Program("bash", "-c", "set -m; sleep 1000 & echo child $!; echo ready; wait"));
        var job = await output.Child();
        Assert.Equal((process.Id, job), (ProcessTable.Stat(job).Session, ProcessTable.Stat(job).Group));

        process.Terminate(Signal.Terminate);
        await process.Emptied;

        Assert.False(ProcessTable.IsAlive(job));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("setsid")]
    [InlineData("setsid", "--clean")]
    [InlineData("setsid", "--clean", "--hidden")]
    [InlineData("double-fork")]
    [InlineData("double-fork", "--clean")]
    [InlineData("double-fork", "--hidden")]
    public async Task What_left_the_session_is_asked_to_end_too(params string[] mode)
    {
        var (process, output) = await StartDummy(mode);
        var child = await output.Child();
        Assert.Equal(child, ProcessTable.Stat(child).Session);

        process.Terminate(Signal.Terminate);
        await process.Emptied;

        Assert.False(ProcessTable.IsAlive(child));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("setsid")]
    [InlineData("setsid", "--clean", "--hidden")]
    [InlineData("double-fork", "--clean")]
    public async Task What_left_the_session_is_killed_too(params string[] mode)
    {
        var (process, output) = await StartDummy(mode);
        var child = await output.Child();

        process.Kill();
        await process.Emptied;

        Assert.False(ProcessTable.IsAlive(child));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_hides_below_an_orphan_is_killed_with_it()
    {
        const string Orphan = "setsid env -i sleep 1000 > /dev/null 2>&1 & echo child $!; exec sleep 1001";
        var (process, output) = await Ready(Shell($"(setsid sh -c '{Orphan}' &); echo ready; exec sleep 1000"));
        var child = await output.Child();
        await Hiding(child);

        process.Kill();
        await process.Emptied;

        Assert.False(ProcessTable.IsAlive(child));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_stopped_process_can_be_killed()
    {
        var (process, _) = await StartDummy("stop-self");

        process.Kill();

        Assert.Equal(9, (await process.Exited).Signal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_stopped_process_sees_the_request_to_end()
    {
        var process = await Start(Shell("kill -STOP $$; exit 3"));

        process.Terminate(Signal.Terminate);

        Assert.Equal(15, (await process.Exited).Signal);
    }
}

/// <summary>The same on a kernel that cannot signal a group by identity.</summary>
[SupportedOSPlatform("linux")]
public class StopOnOldKernelSpecs(ProcessFixture fixture) : StopSpecs(fixture)
{
    protected override LinuxProcessHost Host => Fixture.OldKernelHost;
}
