using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>Stop means empty for what was taken over as well, and never touches anybody else.</summary>
[SupportedOSPlatform("linux")]
public class TakeoverStopSpecs(ProcessFixture fixture) : TakeoverSpecs(fixture)
{
    [Fact(Timeout = 60_000)]
    public async Task It_ends_when_it_is_asked_to()
    {
        var process = await TakeOver(await Foster(Lasting));

        process.Terminate(Signal.Terminate);

        Assert.Equal(15, (await process.Exited).Signal);
        await process.Emptied;
    }

    [Fact(Timeout = 60_000)]
    public async Task It_is_killed_if_it_does_not()
    {
        var process = await TakeOver(await Foster(DummyLine("ignore-term")));

        process.Terminate(Signal.Terminate);
        process.Kill();

        Assert.Equal(9, (await process.Exited).Signal);
        await process.Emptied;
    }

    [Theory(Timeout = 60_000)]
    [InlineData("fork-ignoring-child")]
    [InlineData("setsid", "--ignore-term")]
    [InlineData("setsid", "--ignore-term", "--clean")]
    public async Task What_the_dead_leader_left_behind_is_followed_and_killed(params string[] mode)
    {
        var trace = await Foster(DummyLine(mode));
        var child = await ChildOf(trace);
        await EndLeaderForGood(trace);

        var process = await TakeOver(trace);
        process.Terminate(Signal.Terminate);
        await process.Exited;

        Assert.True(ProcessTable.IsAlive(child));
        Assert.False(process.Emptied.IsCompleted);

        process.Kill();
        await process.Emptied;
        Assert.False(ProcessTable.IsAlive(child));
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
        var trace = await Foster(DummyLine(mode));
        var child = await ChildOf(trace);
        var process = await TakeOver(trace);

        process.Terminate(Signal.Terminate);
        await process.Emptied;

        Assert.False(ProcessTable.IsAlive(child));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_hides_is_known_by_the_session_that_another_member_proves()
    {
        var trace = await Foster("sleep 1000 & env -i sleep 1000 > /dev/null 2>&1 & echo child $!; echo ready; wait");
        var child = await ChildOf(trace);
        await EndLeaderForGood(trace);

        var process = await TakeOver(trace);
        process.Kill();
        await process.Emptied;

        Assert.False(ProcessTable.IsAlive(child));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("(setsid sh -c '({0}); exec sleep 1001' &); echo ready; exec sleep 1000")]
    [InlineData("bash -c '(set -m; {0}); echo ready; exec sleep 1000'")]
    public async Task What_hides_is_killed_with_the_one_that_alone_proves_its_session(string line)
    {
        var trace = await Foster(line.Replace("{0}", "env -i sleep 1000 > /dev/null 2>&1 & echo child $!", StringComparison.Ordinal));
        var child = await ChildOf(trace);
        await Hiding(child);
        var process = await TakeOver(trace);

        process.Kill();
        await process.Emptied;

        Assert.False(ProcessTable.IsAlive(child));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_nobody_reaps_does_not_keep_it_from_being_empty()
    {
        var trace = await Foster("sleep 1000 & echo ready; wait", "--negligent");
        var process = await TakeOver(trace);

        process.Kill();
        await process.Emptied;

        Assert.Equal('Z', ProcessTable.Stat(process.Id).State);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_process_that_has_the_number_but_started_at_another_time_is_left_alone()
    {
        var trace = await Foster(Lasting);
        var dead = trace.Process! with { StartTicks = trace.Process.StartTicks - 1 };

        var process = await TakeOver(Unmarked(dead));
        process.Terminate(Signal.Terminate);
        process.Kill();
        await process.Emptied;

        Assert.Equal(ProcessExit.Unknown, await process.Exited);
        Assert.True(ProcessTable.IsAlive(dead.Id));
    }

    [Fact(Timeout = 60_000)]
    public async Task Nothing_is_looked_for_that_ran_before_the_system_was_booted()
    {
        var trace = await Foster(Lasting);

        var process = await TakeOver(trace with { Process = trace.Process! with { BootId = "another" } });
        process.Terminate(Signal.Terminate);
        process.Kill();

        Assert.True(process.Exited.IsCompleted && process.Emptied.IsCompleted);
        Assert.True(ProcessTable.IsAlive(trace.Process.Id));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_one_of_two_left_behind_is_not_taken_for_the_others()
    {
        var (_, traces) = await Foster([DummyLine("double-fork", "--clean"), DummyLine("double-fork", "--clean")]);
        var children = (First: await ChildOf(traces[0]), Second: await ChildOf(traces[1]));
        var processes = await TakeOver(traces);

        processes[0].Kill();
        await processes[0].Emptied;

        Assert.False(ProcessTable.IsAlive(children.First));
        Assert.True(ProcessTable.IsAlive(children.Second));
        Assert.False(processes[1].Exited.IsCompleted);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("sleep 1000 &")]
    [InlineData("setsid sleep 1000 &")]
    [InlineData("(setsid sleep 1000 &);")]
    public async Task What_forks_without_end_is_killed(string fork)
    {
        var trace = await Foster($"for i in 1 2 3 4 5 6 7 8; do {fork} done; echo ready; while :; do {fork} done");
        var process = await TakeOver(trace);

        process.Kill();
        await process.Emptied;

        Assert.Empty(ProcessTable.Bearing(trace.Instance));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_replaces_itself_by_another_in_a_new_session_is_killed()
    {
        var script = Path.Combine(Folder, "chain");
        await MakeScript(script, "#!/bin/sh\n[ \"$1\" -eq 20 ] && echo ready\nsetsid \"$0\" $(($1 + 1)) &\n");
        var trace = await Foster($"{script} 0; sleep 1000");
        var process = await TakeOver(trace);

        process.Kill();
        await process.Emptied;

        Assert.Empty(ProcessTable.Bearing(trace.Instance));
    }

    private InstanceTrace Unmarked(ProcessIdentity process) => new()
    {
        Instance = "another",
        Process = process,
        StandardOutput = Path.Combine(Folder, "another"),
        StandardError = Path.Combine(Folder, "another"),
    };
}

/// <summary>The same on a kernel that cannot signal a group by identity.</summary>
[SupportedOSPlatform("linux")]
public class TakeoverStopOnOldKernelSpecs(ProcessFixture fixture) : TakeoverStopSpecs(fixture)
{
    protected override LinuxProcessHost Host => Fixture.OldKernelHost;
}
