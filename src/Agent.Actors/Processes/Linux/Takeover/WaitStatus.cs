namespace Agent.Actors.Processes.Linux;

/// <summary>The number that wait(2) gives for the end of a process.</summary>
internal static class WaitStatus
{
    private const int Signal = 0x7f;

    public static ProcessExit Exit(int status, TimeSpan? cpuTime) => (status & Signal) is 0
        ? new ProcessExit((status >> 8) & 0xff, null, cpuTime, PeakMemoryBytes: null)
        : new ProcessExit(null, status & Signal, cpuTime, PeakMemoryBytes: null);
}
