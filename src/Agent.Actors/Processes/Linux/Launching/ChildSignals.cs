using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Keeps the exit status of children where it can be collected.</summary>
[SupportedOSPlatform("linux")]
public static class ChildSignals
{
    /// <summary>
    /// Puts SIGCHLD back to its default. Call it first thing in <c>Main</c>, and again after every registration of a
    /// signal handler: when SIGCHLD was inherited as ignored, or as PID 1, the runtime reaps children that are not its own.
    /// </summary>
    public static void Restore()
    {
        if (Libc.Signal(Libc.SIGCHLD, Libc.SIG_DFL) == Libc.SIG_ERR)
            throw SystemCallException.Last("signal(SIGCHLD, SIG_DFL)");
    }
}
