using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>One thread that collects the orphans which have ended. What leaders leave is for <see cref="EventWatch"/>.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class OrphanReaper
{
    private readonly Children _children;
    private readonly Action _reaped;

    public OrphanReaper(Children children, Action reaped)
    {
        _children = children;
        _reaped = reaped;
        BackgroundThread.Start("orphans", Run);
    }

    private void Run()
    {
        while (true)
        {
            var births = _children.Births;

            if (AwaitDeath() is { } pid)
                Collect(pid);
            else
                _children.AwaitBirthAfter(births); // without a child there is no descendant either
        }
    }

    private void Collect(int pid)
    {
        if (_children.ReapIfOrphan(pid))
            _reaped();
    }

    /// <returns>A child that has ended, still a zombie; <see langword="null"/> if there are no children at all.</returns>
    private static int? AwaitDeath()
    {
        ChildState state;

        while (Libc.WaitId(Libc.P_ALL, 0, &state, Libc.WEXITED | Libc.WNOWAIT, usage: null) != 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            if (errno == Errno.ECHILD) return null;
            if (errno != Errno.EINTR) throw new SystemCallException("waitid(P_ALL)", errno);
        }

        return state.Pid;
    }
}
