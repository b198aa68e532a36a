using Agent.Actors.Configuration;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Processes;

/// <summary>The one place that knows which operating system this is.</summary>
public static class ProcessPlatform
{
    /// <summary>
    /// To be called first thing in <c>Main</c>, and again after every registration of a signal handler and the first use
    /// of the console, so that the runtime leaves the children to the host.
    /// </summary>
    public static void ClaimChildren()
    {
        if (OperatingSystem.IsLinux())
            ChildSignals.Restore();
    }

    /// <param name="options">What services' processes start with.</param>
    /// <param name="warn">Gets what an operator should know, such as an orphan that is nobody's.</param>
    /// <exception cref="PlatformNotSupportedException">There is no host for this system yet.</exception>
    public static IProcessHost CreateHost(ProcessOptions options, Action<string> warn)
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("Service Agent runs services on Linux only.");

        var host = new LinuxProcessHost(options.OpenFiles);
        host.Warned += warn;
        return host;
    }
}
