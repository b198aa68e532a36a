using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>
/// What the tests share that take over. The agent before this one is dead, and a <c>foster</c> has its services, as init
/// would: they are no children of this process.
/// </summary>
[SupportedOSPlatform("linux")]
public abstract class TakeoverSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    protected const int SIGUSR1 = 10;

    /// <summary>Stays until a signal ends it; SIGUSR1 with the code 7.</summary>
    protected const string Lasting = """exec perl -e '$| = 1; $SIG{USR1} = sub { exit 7 }; print "ready\n"; sleep while 1'""";

    /// <summary>The word is said when the dummy is in place, and its child too if <paramref name="mode"/> has one.</summary>
    protected static string DummyLine(params string[] mode) => $"exec {string.Join(' ', Dummy.Command(mode))}";

    protected async Task<InstanceTrace> Foster(string line, params string[] options) => (await Foster([line], options)).Traces[0];

    protected async Task<(IServiceProcess Foster, List<InstanceTrace> Traces)> Foster(IEnumerable<string> lines, params string[] options)
    {
        var predecessor = new Predecessor(Folder, lines);
        var (foster, output) = await StartDummyFoster(predecessor, options);
        return (foster, await predecessor.Traces(output, Host.BootId));
    }

    private Task<(IServiceProcess Process, Spool Output)> StartDummyFoster(Predecessor predecessor, string[] options) =>
        StartDummy(["foster", .. options, predecessor.Run()]);

    protected async Task<IServiceProcess> TakeOver(InstanceTrace trace) => (await TakeOver([trace]))[0];

    protected static async Task EndLeader(InstanceTrace trace, int signal = Libc.SIGKILL)
    {
        var pid = trace.Process!.Id;
        using var leader = PidFd.Open(pid);
        Assert.Equal(0, leader.Send(signal, flags: 0));
        await Task.Run(() => Assert.True(SpinWait.SpinUntil(() => !ProcessTable.IsAlive(pid), Patience.Limit)));
    }

    protected static async Task EndLeaderForGood(InstanceTrace trace)
    {
        await EndLeader(trace);
        await Task.Run(() => Assert.True(SpinWait.SpinUntil(() => ProcessStat.TryRead(trace.Process!.Id) is null, Patience.Limit)));
    }

    protected static Task<int> ChildOf(InstanceTrace trace) => new Spool(trace.StandardOutput).Child();
}
