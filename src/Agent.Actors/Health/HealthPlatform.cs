using Agent.Actors.Health.Checks;
using Agent.Actors.Health.Linux;
using Agent.Actors.Logs;
using Agent.Actors.Logs.Reading;
using Agent.Actors.Processes;

namespace Agent.Actors.Health;

/// <summary>Where the finding out about instances meets the operating system.</summary>
public static class HealthPlatform
{
    /// <param name="environment">Of services, and so of the programs of checks.</param>
    /// <param name="warn">Gets what an operator should know. Be quick.</param>
    /// <exception cref="PlatformNotSupportedException">This is not possible on this system yet.</exception>
    /// <exception cref="IOException">What an agent before this one has left cannot be removed.</exception>
    public static HealthRuntime CreateRuntime(
        string dataDirectory, IProcessHost host, BaseEnvironment environment, IServiceLogs logs, ServiceLogs reading, LogNews news, Action<string> warn)
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("Service Agent runs services on Linux only.");

        var time = TimeProvider.System;
        var exec = new ExecProbes(Path.Combine(dataDirectory, "probes"), host, environment, time, warn);
        var checks = new LinuxChecks(exec, new LineWatch(logs, reading, news, time));
        return new HealthRuntime(checks, new NotifySockets(new NotifyPlaces(dataDirectory), time));
    }
}
