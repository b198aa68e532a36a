using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>
/// How a child has ended. Nobody waits for it without a bound: whoever runs as the same user can trace it, and the kernel
/// keeps its end from its parent as long as the tracer does not want to know.
/// </summary>
[SupportedOSPlatform("linux")]
internal static unsafe class ChildEnd
{
    private const int PatienceInMilliseconds = 1000;

    /// <summary>Comes back when a child that was killed is dead. It is still to be reaped.</summary>
    public static void Await(int pid)
    {
        try
        {
            using var process = PidFd.TryOpen(pid);
            if (process is null) return;

            var entry = new PollEntry { Descriptor = (int)process.DangerousGetHandle(), Wanted = Libc.POLLIN };
            SystemCallException.ThrowIfFailed(Libc.Poll(&entry, 1, PatienceInMilliseconds), "poll");
        }
        catch (SystemCallException)
        {
            // Out of descriptors, or interrupted: it is reaped a little later than it could be.
        }
    }

    /// <returns><see langword="null"/> if the kernel does not tell it, or not yet.</returns>
    public static ChildState? TryRead(int pid)
    {
        ChildState state = default;

        while (Libc.WaitId(Libc.P_PID, pid, &state, Libc.WEXITED | Libc.WNOHANG | Libc.WNOWAIT, usage: null) != 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            if (errno == Errno.ECHILD) return null;
            if (errno != Errno.EINTR) throw new SystemCallException($"waitid({pid})", errno);
        }

        return state.Pid == 0 ? null : state;
    }
}
