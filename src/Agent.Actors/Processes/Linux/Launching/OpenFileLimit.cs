using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>
/// The soft limit of open files that services get. The runtime raises the agent's own to the hard limit, which
/// programs that still use select(2), or close every possible descriptor, do not bear.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class OpenFileLimit(int soft, Action<string> warn)
{
    private readonly ResourceLimit _limit = WithSoft((ulong)soft);

    public long Soft => (long)_limit.Soft;

    // A program that has ended already, or has gained another user's rights, keeps what it has.
    public void Give(int pid)
    {
        if (Libc.SetLimit(pid, Libc.RLIMIT_NOFILE, in _limit) == 0) return;

        var errno = Marshal.GetLastPInvokeError();
        if (errno is not (Errno.ESRCH or Errno.EPERM))
            warn($"Cannot limit the open files of process {pid} to {_limit.Soft}, it keeps the agent's limit: {Marshal.GetPInvokeErrorMessage(errno)}.");
    }

    private static ResourceLimit WithSoft(ulong soft)
    {
        var own = ResourceLimit.Own(Libc.RLIMIT_NOFILE);
        return new ResourceLimit { Soft = Math.Min(soft, own.Hard), Hard = own.Hard };
    }
}
