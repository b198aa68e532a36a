using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

[SupportedOSPlatform("linux")]
public class ExitSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    [Theory(Timeout = 60_000)]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(255)]
    public async Task The_exit_code_is_told(int code)
    {
        var (exit, _) = await Run(Shell($"exit {code}"));

        Assert.Equal((code, null, code), (exit.Code, exit.Signal, exit.ReturnCode));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(9)]
    [InlineData(15)]
    public async Task The_signal_that_ended_it_is_told(int signal)
    {
        var (exit, _) = await Run(Shell($"kill -{signal} $$"));

        Assert.Equal((null, signal, -signal), (exit.Code, exit.Signal, exit.ReturnCode));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_time_it_used_is_told()
    {
        var (exit, _) = await Run(Shell("i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done"));

        Assert.InRange(exit.CpuTime!.Value, TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(30));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_memory_it_used_is_told_if_it_is_more_than_the_agent_has()
    {
        var mebibytes = OwnPeakMebibytes() + 300;
        var (small, _) = await Run(Shell("exit"));
        var (large, _) = await Run(Shell($"exec dd if=/dev/zero of=/dev/null bs={mebibytes}M count=1"));

        Assert.Null(small.PeakMemoryBytes);
        Assert.InRange(large.PeakMemoryBytes!.Value >> 20, mebibytes, mebibytes + 100);
    }

    private static int OwnPeakMebibytes() =>
        int.Parse(File.ReadLines("/proc/self/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;

    [Fact(Timeout = 60_000)]
    public async Task A_leader_that_is_killed_from_outside_is_noticed()
    {
        var (process, _) = await StartDummy("sleep");

        await Start(Shell($"kill -KILL {process.Id}"));

        Assert.Equal(9, (await process.Exited).Signal);
        await process.Emptied;
    }

    [Fact(Timeout = 60_000)]
    public async Task A_leader_whose_tracer_keeps_its_status_holds_up_nobody()
    {
        var (traced, _) = await Ready(Program("perl", "-e", TracedByItsChild, $"{Prctl}", $"{Ptrace}"));
        Libc.Kill(traced.Id, Libc.SIGKILL);

        await Run(Shell("exit"));
        Assert.False(traced.Exited.IsCompleted);

        traced.Kill(); // the tracer too
        Assert.Equal(9, (await traced.Exited).Signal);
        await traced.Emptied;
    }

    // prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY) fails where everybody may trace. ptrace(PTRACE_SEIZE).
    private const string TracedByItsChild = """
        my ($prctl, $ptrace) = map { int } @ARGV;
        syscall($prctl, 0x59616d61, -1, 0, 0, 0);
        my $leader = $$;
        if (!fork) {
            syscall($ptrace, 0x4206, $leader, 0, 0) == 0 or die "ptrace: $!";
            syswrite(STDOUT, "ready\n");
        }
        sleep 1000;
        """;

    private static int Prctl => IsArm ? 167 : 157;

    private static int Ptrace => IsArm ? 117 : 101;

    private static bool IsArm => RuntimeInformation.ProcessArchitecture == Architecture.Arm64;
}

/// <summary>The same where the leader is reaped last.</summary>
[SupportedOSPlatform("linux")]
public class ExitOnOldKernelSpecs(ProcessFixture fixture) : ExitSpecs(fixture)
{
    protected override LinuxProcessHost Host => Fixture.OldKernelHost;
}
