using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>How a process ended that somebody else has reaped. Since kernel 6.15 its pidfd can tell it.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe class ExitInfo
{
    /// <returns><see langword="null"/> if it was not reaped yet, or this kernel cannot tell.</returns>
    public static ProcessExit? TryRead(PidFd process)
    {
        var info = new PidFdInfo { Mask = Libc.PIDFD_INFO_EXIT };
        var isTold = Libc.GetPidFdInfo(process, Libc.PIDFD_GET_INFO, &info) == 0 && (info.Mask & Libc.PIDFD_INFO_EXIT) != 0;

        return isTold ? WaitStatus.Exit(info.ExitStatus, cpuTime: null) : null;
    }
}
