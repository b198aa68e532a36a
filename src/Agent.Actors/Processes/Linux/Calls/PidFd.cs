using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>A process by identity: unlike its number, a pidfd never comes to stand for another one.</summary>
[SupportedOSPlatform("linux")]
internal sealed class PidFd : WatchedDescriptor
{
    public static PidFd Open(int pid) => TryOpen(pid) ?? throw new SystemCallException($"pidfd_open({pid})", Errno.ESRCH);

    /// <returns><see langword="null"/> if there is no such process.</returns>
    public static PidFd? TryOpen(int pid)
    {
        var descriptor = Libc.PidFdOpen(pid);
        if (descriptor >= 0) return Of(descriptor);

        var errno = Marshal.GetLastPInvokeError();
        return errno == Errno.ESRCH ? null : throw new SystemCallException($"pidfd_open({pid})", errno);
    }

    /// <summary>Whether the process still holds its number: it runs, or nobody has collected its status yet.</summary>
    public bool HoldsNumber => Send(signal: 0, flags: 0) != Errno.ESRCH;

    /// <returns>0, or the error number.</returns>
    public int Send(int signal, uint flags) =>
        Libc.PidFdSendSignal(this, signal, flags) == 0 ? 0 : Marshal.GetLastPInvokeError();

    private static PidFd Of(int descriptor)
    {
        var process = new PidFd();
        process.SetHandle(descriptor);
        return process;
    }
}
