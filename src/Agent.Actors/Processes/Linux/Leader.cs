using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>The process that was spawned for an instance: a child of the agent's own.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class Leader(int pid, PidFd descriptor)
{
    // A child shares the agent's memory until its exec, and the kernel counts that for its peak.
    private readonly long _inheritedKibibytes = OwnPeakKibibytes();

    public int Pid { get; } = pid;

    public PidFd Descriptor { get; } = descriptor;

    /// <summary>How it ended. It stays a zombie, and its number its own.</summary>
    /// <returns><see langword="null"/> if the system does not tell it yet: a tracer has to collect the status first.</returns>
    public ProcessExit? TryReadExit() => TryWait(Libc.WEXITED | Libc.WNOWAIT);

    /// <summary>How it ended. Its number is free afterwards: only <see cref="Children"/> may do this.</summary>
    /// <returns><see langword="null"/> if the system does not tell it yet.</returns>
    public ProcessExit? TryReap() => TryWait(Libc.WEXITED);

    private ProcessExit? TryWait(int options)
    {
        ChildState state = default;
        ResourceUsage usage;

        while (Libc.WaitId(Libc.P_PIDFD, (int)Descriptor.DangerousGetHandle(), &state, options | Libc.WNOHANG, &usage) != 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            if (errno == Errno.ECHILD) return Unknown;
            if (errno != Errno.EINTR) throw new SystemCallException($"waitid({Pid})", errno);
        }

        return state.Pid == 0 ? null : Exit(in state, in usage);
    }

    // Somebody else in this OS process took the status: ChildSignals was not restored.
    private static ProcessExit Unknown => new(null, null, TimeSpan.Zero, null);

    private ProcessExit Exit(in ChildState state, in ResourceUsage usage) => new(
        Code: state.Code == Libc.CLD_EXITED ? state.Status : null,
        Signal: state.Code == Libc.CLD_EXITED ? null : state.Status,
        CpuTime: TimeSpan.FromSeconds(usage.UserSeconds + usage.SystemSeconds)
            + TimeSpan.FromMicroseconds(usage.UserMicroseconds + usage.SystemMicroseconds),
        PeakMemoryBytes: usage.PeakKibibytes > _inheritedKibibytes ? usage.PeakKibibytes * 1024 : null);

    private static long OwnPeakKibibytes()
    {
        ResourceUsage usage;
        SystemCallException.ThrowIfFailed(Libc.GetResourceUsage(Libc.RUSAGE_SELF, &usage), "getrusage");
        return usage.PeakKibibytes;
    }
}
