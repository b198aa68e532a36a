using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>No signal ever goes to a process that only has the same number.</summary>
[SupportedOSPlatform("linux")]
public class StrangerSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    [ReusedNumberFact(Timeout = 60_000)]
    public async Task A_process_that_got_the_number_of_a_dead_leader_is_not_signalled()
    {
        var (first, _) = await Ready(Shell("setsid sh -c 'trap \"\" TERM; echo ready; while :; do sleep 1000; done' & wait"));
        await EndLeader(first);
        var second = await StartWithNumber(first.Id);

        first.Terminate(Signal.Terminate);
        first.Kill();
        await first.Emptied;

        Assert.True(ProcessTable.IsAlive(second.Id));
        Assert.False(second.Exited.IsCompleted);
    }

    [ReusedNumberFact(Timeout = 60_000)]
    public async Task An_instance_that_is_gone_signals_nobody()
    {
        var first = await Start(Shell("exit"));
        await first.Emptied;
        var second = await StartWithNumber(first.Id);

        first.Terminate(Signal.Terminate);
        first.Kill();
        await Run(Shell("exit")); // the census has seen both requests before

        Assert.True(ProcessTable.IsAlive(second.Id));
    }

    private static async Task EndLeader(IServiceProcess process)
    {
        Libc.Kill(process.Id, Libc.SIGKILL); // a child that was not reaped: the number is its own
        await process.Exited;
    }

    private async Task<IServiceProcess> StartWithNumber(int pid)
    {
        while (true)
        {
            NextNumber.Set(pid);
            var process = await Start(Shell("exec sleep 1000"));
            if (process.Id == pid) return process;

            process.Kill(); // something else on this machine was quicker
            await process.Emptied;
        }
    }
}

/// <summary>Chooses the number of the next process.</summary>
internal static class NextNumber
{
    private const string LastNumber = "/proc/sys/kernel/ns_last_pid";

    public static void Set(int pid) => File.WriteAllText(LastNumber, $"{pid - 1}");

    public static string? Obstacle()
    {
        try
        {
            File.WriteAllText(LastNumber, File.ReadAllText(LastNumber));
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"The next process number cannot be chosen here: {failure.Message}";
        }
    }
}

internal sealed class ReusedNumberFactAttribute : FactAttribute
{
    public ReusedNumberFactAttribute() => Skip = NextNumber.Obstacle();
}
