using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>A leader that is a child of the agent's own, as all are that it has spawned itself.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class ChildLeader(int pid, PidFd descriptor) : Leader(pid, descriptor)
{
    // A child shares the agent's memory until its exec, and the kernel counts that for its peak.
    private readonly long _inheritedKibibytes = OwnPeakKibibytes();

    /// <inheritdoc/>
    /// <remarks>The status of a traced process is told only when its tracer has collected it.</remarks>
    public override ProcessExit? TryReadExit() => TryWait(Libc.WEXITED | Libc.WNOWAIT);

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
            if (errno == Errno.ECHILD) return ReapedElsewhere();
            if (errno != Errno.EINTR) throw new SystemCallException($"waitid({Pid})", errno);
        }

        return state.Pid == 0 ? null : Exit(in state, in usage);
    }

    // As an orphan, before it was taken over, or by somebody else in this OS process: ChildSignals was not restored.
    private ProcessExit ReapedElsewhere() => ExitInfo.TryRead(Descriptor) ?? ProcessExit.Unknown;

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
