using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>Signals that do not mean the end.</summary>
[SupportedOSPlatform("linux")]
public class SendSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    private static readonly Signal s_user1 = new(10);

    [Fact(Timeout = 60_000)]
    public async Task The_leader_gets_a_signal_alone()
    {
        var (process, output) = await Ready(Shell("trap 'echo received' USR1; sleep 1000 & echo child $!; echo ready; while :; do wait; done"));
        var child = await output.Child();

        process.Send(s_user1, SignalTarget.Leader);
        await output.Line("received");

        Assert.True(ProcessTable.IsAlive(child));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("setsid", "--clean", "--hidden")]
    [InlineData("double-fork")]
    public async Task Everything_of_an_instance_gets_a_signal(params string[] mode)
    {
        var (process, _) = await StartDummy(mode);

        process.Send(s_user1, SignalTarget.All);

        Assert.Equal(10, (await process.Exited).Signal);
        await process.Emptied;
    }

    [Fact(Timeout = 60_000)]
    public async Task The_signal_that_kills_leaves_nothing()
    {
        var (process, output) = await StartDummy("fork-ignoring-child");
        var child = await output.Child();

        process.Send(Signal.Kill, SignalTarget.All);
        await process.Emptied;

        Assert.False(ProcessTable.IsAlive(child));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_stopped_process_stays_so()
    {
        var (process, output) = await Ready(Shell("trap 'echo received' USR1; echo ready; while :; do sleep 1000 & wait; done"));

        process.Send(new Signal(19), SignalTarget.Leader);
        process.Send(s_user1, SignalTarget.Leader);
        Assert.True(SpinWait.SpinUntil(() => ProcessTable.Stat(process.Id).State == 'T', Patience.Limit));

        process.Send(Signal.Continue, SignalTarget.Leader);
        await output.Line("received");
    }

    [Theory(Timeout = 60_000)]
    [InlineData(SignalTarget.Leader)]
    [InlineData(SignalTarget.All)]
    public async Task A_signal_to_what_has_ended_is_no_error(SignalTarget target)
    {
        var process = await Start(Shell("exit"));
        await process.Emptied;

        process.Send(s_user1, target);

        var next = await Start(Shell("echo ready; exec sleep 1000"));
        next.Terminate(Signal.Terminate);
        Assert.Equal(15, (await next.Exited).Signal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Without_its_leader_the_rest_gets_a_signal()
    {
        var launch = Program(Dummy.Command("leave-child"));
        var process = await Start(launch);
        await new Spool(launch.StandardOutput).Child();
        await process.Exited;

        process.Send(s_user1, SignalTarget.All);

        await process.Emptied;
    }
}

/// <summary>The same on a kernel that cannot signal a group by identity.</summary>
[SupportedOSPlatform("linux")]
public class SendOnOldKernelSpecs(ProcessFixture fixture) : SendSpecs(fixture)
{
    protected override LinuxProcessHost Host => Fixture.OldKernelHost;
}
