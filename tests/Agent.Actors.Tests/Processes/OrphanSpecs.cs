using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>What becomes of processes whose parent has died.</summary>
[SupportedOSPlatform("linux")]
public class OrphanSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    [Fact(Timeout = 60_000)]
    public async Task Orphans_that_end_are_reaped_while_their_service_runs()
    {
        await Ready(Shell("for i in 1 2 3 4 5 6 7 8 9; do (setsid true &); done; echo ready; exec sleep 1000"));

        Assert.True(SpinWait.SpinUntil(() => ProcessTable.Descendants().Count == 1 && ProcessTable.Zombies().Count == 0, Patience.Limit));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_birth_that_hangs_keeps_nobody_waiting_for_a_child_that_was_abandoned_meanwhile()
    {
        using var birth = Guardian.Shared.BeginBirth("hanging");

        const int NoChildOfOurs = 1;
        Assert.False(await Task.Run(() => Guardian.Shared.Children.ReapIfOrphan(NoChildOfOurs)).WaitAsync(Patience.Limit));
    }

    [Fact(Timeout = 60_000)]
    public async Task However_many_there_are_they_end_with_their_service()
    {
        var (process, _) = await Ready(Shell("i=0; while [ $i -lt 1200 ]; do (sleep 1000 &); i=$((i+1)); done; echo ready; exec sleep 1000"));

        process.Kill();
        await process.Emptied;
    }

    [Fact(Timeout = 60_000)]
    public async Task The_orphan_of_one_service_does_not_keep_another_from_being_empty()
    {
        var (daemon, output) = await StartDummy("double-fork", "--clean");
        var child = await output.Child();

        await Run(Shell("exit"));

        Assert.True(ProcessTable.IsAlive(child));
        Assert.False(daemon.Exited.IsCompleted);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_hid_before_anybody_looked_is_reported_and_never_signalled()
    {
        var warnings = new List<string>();
        Host.Warned += warnings.Add;
        var (process, output) = await StartDummy("double-fork", "--clean", "--hidden");
        var hidden = await output.Child();

        process.Kill();
        await process.Emptied;

        Assert.True(ProcessTable.IsAlive(hidden));
        Assert.Contains(warnings, warning => warning.Contains($"Process {hidden} ", StringComparison.Ordinal));

        Host.Warned -= warnings.Add;
        End(hidden);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_was_seen_once_is_known_for_good()
    {
        var (process, output) = await StartDummy("setsid", "--clean", "--hidden", "--ignore-term");
        var child = await output.Child();

        process.Terminate(Signal.Terminate); // the leader ends, and its child, seen before, becomes an orphan without any mark
        await process.Exited;
        Assert.True(ProcessTable.IsAlive(child));
        Assert.False(process.Emptied.IsCompleted);

        process.Kill();
        await process.Emptied;

        Assert.False(ProcessTable.IsAlive(child));
    }

    [Fact(Timeout = 60_000)]
    public async Task What_only_reads_the_output_of_a_service_is_not_its_own()
    {
        var launch = Shell("echo ready; exec sleep 1000");
        var (writer, _) = await Ready(launch);
        var (reader, output) = await Ready(Shell($"""
            setsid env -i /usr/bin/tail -f {launch.StandardOutput} > /dev/null 2>&1 &
            echo child $!
            until ls -l /proc/$!/fd | grep -q {launch.StandardOutput}; do :; done
            echo ready
            """));
        var tail = await output.Child();
        await reader.Emptied;

        writer.Kill();
        await writer.Emptied;

        Assert.True(ProcessTable.IsAlive(tail));
        End(tail);
    }

    private static void End(int hidden)
    {
        Libc.Kill(hidden, Libc.SIGKILL); // our own child: its number is its own until it is reaped
        Assert.True(SpinWait.SpinUntil(() => ProcessTable.Descendants().Count == 0, Patience.Limit));
    }
}
