using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>What /proc/PID/stat says of a process that has ended, and was not reaped, about its end.</summary>
internal static class ZombieStat
{
    private const int TicksPerSecond = 100;

    /// <returns><see langword="null"/> if it has not ended, was reaped, or its status is not for us to know.</returns>
    [SupportedOSPlatform("linux")]
    public static ProcessExit? TryRead(int pid, PidFd process)
    {
        if (ProcFile.TryRead($"/proc/{pid}/stat") is not { Length: > 0 } text) return null;
        if (!ProcessStat.Parse(pid, text).HasEnded || !MayKnow(pid)) return null;

        return process.HoldsNumber ? Parse(text) : null; // read off this process, and no later one
    }

    public static ProcessExit Parse(ReadOnlySpan<byte> text)
    {
        var facts = ProcessStat.Facts(text);
        var ticks = ProcText.Number(facts, 11) + ProcText.Number(facts, 12) + ProcText.Number(facts, 13) + ProcText.Number(facts, 14);

        return WaitStatus.Exit((int)ProcText.Number(facts, 49), TimeSpan.FromSeconds((double)ticks / TicksPerSecond));
    }

    // To whom the status is not to be known, the kernel shows 0, as if all had gone well. The same right decides whether
    // a zombie's program is denied to us, or just not there any more.
    [SupportedOSPlatform("linux")]
    private static bool MayKnow(int pid)
    {
        var descriptor = Libc.Open($"/proc/{pid}/exe", Libc.O_RDONLY | Libc.O_CLOEXEC, 0);
        if (descriptor < 0) return Marshal.GetLastPInvokeError() == Errno.ENOENT;

        SystemCallException.ThrowIfFailed(Libc.Close(descriptor), "close");
        return false;
    }
}
