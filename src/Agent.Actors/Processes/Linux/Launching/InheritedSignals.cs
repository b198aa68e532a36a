using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Undoes what the agent may have inherited, or gets by default, of signals.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe class InheritedSignals
{
    /// <summary>
    /// To be called by the thread of <c>Main</c>. What was blocked at the start would never arrive, not even a SIGTERM;
    /// and a file that reaches the limit of file sizes is an error of that write, no reason to end.
    /// </summary>
    public static void Restore()
    {
        SignalSet none = default;
        SystemCallException.ThrowIfError(Libc.SetSignalMask(Libc.SIG_SETMASK, &none, 0), "pthread_sigmask");

        if (Libc.Signal(Libc.SIGXFSZ, Libc.SIG_IGN) == Libc.SIG_ERR)
            throw SystemCallException.Last("signal(SIGXFSZ, SIG_IGN)");
    }
}
