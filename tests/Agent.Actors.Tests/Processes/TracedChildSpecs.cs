using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>
/// Children that were killed before they were known, and whose end a tracer keeps to itself: a service can trace what is
/// to become another one of its user's.
/// </summary>
[SupportedOSPlatform("linux")]
public class TracedChildSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    [Fact(Timeout = 60_000)]
    public async Task A_child_whose_tracer_keeps_its_end_is_abandoned_without_waiting_and_reaped_when_that_has_ended()
    {
        var (child, tracer) = await StartTraced();

        await Task.Run(() => Guardian.Shared.Children.Abandon(child)).WaitAsync(Patience.Limit);
        Assert.True(ProcessTable.Stat(child).HasEnded);

        await EndDuringBirth(tracer, () => Assert.True(SpinWait.SpinUntil(() => ProcessStat.TryRead(child) is null, Patience.Limit)));
    }

    [Fact(Timeout = 60_000)]
    public async Task Whether_a_traced_child_has_become_its_program_is_not_waited_for()
    {
        var (child, tracer) = await StartTraced();
        Libc.Kill(child, Libc.SIGKILL);
        Assert.True(SpinWait.SpinUntil(() => ProcessTable.Stat(child).HasEnded, Patience.Limit));

        Assert.Null(await Task.Run(() => PreambleEnd.Of(child)).WaitAsync(Patience.Limit));

        tracer.Kill();
        await tracer.Emptied;
    }

    private async Task<(int Child, IServiceProcess Tracer)> StartTraced()
    {
        var child = Spawned();
        await new Spool(Path.Combine(Folder, "out")).Line("ready");
        var (tracer, _) = await Ready(Program("perl", "-e", Tracer, $"{Ptrace}", $"{child}"));
        return (child, tracer);
    }

    // A child that no birth of this moment will register must not wait for it either.
    private static async Task EndDuringBirth(IServiceProcess tracer, Action check)
    {
        using var birth = Guardian.Shared.BeginBirth("hanging");

        tracer.Kill();
        await tracer.Emptied;
        check();
    }

    private int Spawned()
    {
        using var spools = Spools.Open(Path.Combine(Folder, "out"), Path.Combine(Folder, "err"));
        using var sockets = new PassedDescriptors([]);
        var execution = new Execution { Arguments = ["/usr/bin/perl", "-e", Traceable, $"{Prctl}"], Environment = new Dictionary<string, string>() };
        using var arguments = new NativeStrings(execution.Arguments);
        using var environment = new NativeStrings([]);
        return Spawn.Start(execution, arguments, environment, spools, sockets, group: null);
    }

    // prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY) fails where everybody may trace.
    private const string Traceable = """
        syscall(int(shift), 0x59616d61, -1, 0, 0, 0);
        syswrite(STDOUT, "ready\n");
        sleep 1000;
        """;

    // ptrace(PTRACE_SEIZE), and never a wait.
    private const string Tracer = """
        my ($ptrace, $child) = map { int } @ARGV;
        syscall($ptrace, 0x4206, $child, 0, 0) == 0 or die "ptrace: $!";
        syswrite(STDOUT, "ready\n");
        sleep 1000;
        """;

    private static int Prctl => IsArm ? 167 : 157;

    private static int Ptrace => IsArm ? 117 : 101;

    private static bool IsArm => RuntimeInformation.ProcessArchitecture is Architecture.Arm64;
}
