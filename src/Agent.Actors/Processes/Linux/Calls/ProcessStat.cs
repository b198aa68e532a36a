using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>What /proc/PID/stat says of a process.</summary>
/// <param name="Started">In clock ticks since boot: with the number, its identity.</param>
/// <param name="MemorySize">0 while it is ending: it has given up its memory then, and perhaps its files.</param>
/// <param name="IsKernelThread">A part of the kernel: it has no program, no files and no environment.</param>
/// <param name="IsExecuted">
/// Not so while it is between two programs. The kernel writes down where the environment begins and ends before it knows
/// its end, and where the code begins after that.
/// </param>
/// <param name="HasEmptyEnvironment">Of the program that it executes.</param>
internal readonly record struct ProcessStat(
    int Pid, char State, int Parent, int Group, int Session, int Threads, long Started, long MemorySize,
    bool IsKernelThread, bool IsExecuted, bool HasEmptyEnvironment)
{
    private const long KernelThread = 0x200000;

    /// <summary>Its first thread may be a zombie while others still run.</summary>
    public bool HasEnded => State is 'Z' or 'X' or 'x' && Threads <= 1;

    /// <returns><see langword="null"/> if there is no such process.</returns>
    [SupportedOSPlatform("linux")]
    public static ProcessStat? TryRead(int pid) => TryReadAt($"/proc/{pid}", pid);

    /// <summary>As one of its threads shows it.</summary>
    [SupportedOSPlatform("linux")]
    public static ProcessStat? TryReadAt(string directory, int pid) =>
        ProcFile.TryRead($"{directory}/stat") is { Length: > 0 } text ? Parse(pid, text) : null;

    /// <summary>The program's name may hold anything, blanks and parentheses too: what counts begins after the last one.</summary>
    public static ReadOnlySpan<byte> Facts(ReadOnlySpan<byte> text) => text[(text.LastIndexOf((byte)')') + 2)..];

    public static ProcessStat Parse(int pid, ReadOnlySpan<byte> text)
    {
        var facts = Facts(text);
        var environment = (Start: ProcText.Number(facts, 47), End: ProcText.Number(facts, 48));
        var isExecuted = environment.End != 0 && ProcText.Number(facts, 23) != 0;

        // Group and session are -1 while it is being reaped.
        return new ProcessStat(
            pid,
            State: (char)facts[0],
            Parent: (int)ProcText.Number(facts, 1),
            Group: (int)ProcText.Number(facts, 2),
            Session: (int)ProcText.Number(facts, 3),
            Threads: (int)ProcText.Number(facts, 17),
            Started: ProcText.Number(facts, 19),
            MemorySize: ProcText.Number(facts, 20),
            IsKernelThread: (ProcText.Number(facts, 6) & KernelThread) != 0,
            IsExecuted: isExecuted,
            HasEmptyEnvironment: isExecuted && environment.Start == environment.End);
    }
}
