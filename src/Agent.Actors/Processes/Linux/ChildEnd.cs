using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>
/// How a child ends that is about to. It is not waited for without bounds: whoever runs as the same user can trace it, and
/// the kernel keeps its end from its parent as long as the tracer does not want to know.
/// </summary>
[SupportedOSPlatform("linux")]
internal static unsafe class ChildEnd
{
    private const int MostLooks = 1000;
    private const int PauseInMilliseconds = 1;

    /// <summary>It is still to be reaped afterwards.</summary>
    /// <returns><see langword="null"/> if it has not ended by then, as far as the kernel tells, or is no child.</returns>
    public static ChildState? TryAwait(int pid)
    {
        for (var look = 0; look < MostLooks; look++)
        {
            ChildState state = default;

            if (Libc.WaitId(Libc.P_PID, pid, &state, Libc.WEXITED | Libc.WNOHANG | Libc.WNOWAIT, usage: null) == 0)
            {
                if (state.Pid != 0) return state;
                _ = Libc.Poll(null, 0, PauseInMilliseconds); // a pause that is too short costs one look
            }
            else if (Marshal.GetLastPInvokeError() is var errno and not Errno.EINTR)
            {
                return errno == Errno.ECHILD ? null : throw new SystemCallException($"waitid({pid})", errno);
            }
        }

        return null;
    }
}
