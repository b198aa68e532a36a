using Agent.Actors.Configuration;
using Agent.Actors.Services;

namespace Agent.Actors.Logs;

/// <summary>Where logs meet the operating system.</summary>
public static class LogPlatform
{
    /// <inheritdoc cref="LogPump.Start(string, LogsOptions, TimeProvider, Action{ServiceId}, Action{string})"/>
    /// <exception cref="PlatformNotSupportedException">There is no pump for this system yet.</exception>
    public static IServiceLogs Start(
        string dataDirectory, LogsOptions options, TimeProvider time, Action<ServiceId> grown, Action<string> warn) =>
        OperatingSystem.IsLinux()
            ? LogPump.Start(dataDirectory, options, time, grown, warn)
            : throw new PlatformNotSupportedException("Service Agent runs services on Linux only.");
}
