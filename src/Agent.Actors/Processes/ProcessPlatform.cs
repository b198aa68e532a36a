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

    /// <summary>
    /// To be called at the beginning of <c>Main</c>, by its thread: makes the agent independent of how it was started, with
    /// signals blocked or standard streams closed. What nobody can see is not printed any more.
    /// </summary>
    public static void Settle()
    {
        if (!OperatingSystem.IsLinux())
            return;

        InheritedSignals.Restore();
        if (!StandardDescriptors.IsInherited(1)) Console.SetOut(TextWriter.Null);
        if (!StandardDescriptors.IsInherited(2)) Console.SetError(TextWriter.Null);
        StandardDescriptors.FillGaps();
    }

    /// <returns>Why no agent can run here, and what to do; <see langword="null"/> if one can.</returns>
    public static string? Obstacle() => OperatingSystem.IsLinux() ? DescriptorReserve.OfThisProcess().Obstacle() : null;

    /// <param name="options">What services' processes start with.</param>
    /// <param name="dataDirectory">What is made outside of it, such as control groups, is named after it.</param>
    /// <param name="warn">Gets what an operator should know, such as an orphan that is nobody's.</param>
    /// <exception cref="PlatformNotSupportedException">There is no host for this system yet.</exception>
    /// <exception cref="IOException">Control groups are asked for, and the system does not let the agent have any.</exception>
    public static IProcessHost CreateHost(ProcessOptions options, string dataDirectory, Action<string> warn)
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("Service Agent runs services on Linux only.");

        var host = new LinuxProcessHost(Delegation.Find(options.ControlGroups, dataDirectory), options.OpenFiles, options.SecretDirectories);
        host.Warned += warn;
        return host;
    }
}
