using Agent.Actors.Configuration;
using Agent.Actors.Logs.Linux;
using Agent.Actors.Services;

namespace Agent.Actors.Logs;

/// <summary>Where logs meet the operating system.</summary>
public static class LogPlatform
{
    /// <inheritdoc cref="LogPump.Start(string, LogsOptions, TimeProvider, Action{ServiceId}, Action{string}, IReadOnlySet{ServiceId})"/>
    /// <exception cref="PlatformNotSupportedException">There is no pump for this system yet.</exception>
    public static IServiceLogs Start(
        string dataDirectory, LogsOptions options, TimeProvider time, Action<ServiceId> grown, Action<string> warn, IReadOnlySet<ServiceId> owners) =>
        OperatingSystem.IsLinux()
            ? LogPump.Start(dataDirectory, options, time, grown, warn, owners)
            : throw new PlatformNotSupportedException("Service Agent runs services on Linux only.");

    /// <summary>The names in a service's folder; none if it has none.</summary>
    internal static IEnumerable<string> Names(string folder)
    {
        if (OperatingSystem.IsLinux()) return SegmentFile.Names(folder);

        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)) : [];
    }

    /// <summary>Opens a segment to be read, by several at a time, while it is written to.</summary>
    /// <returns><see langword="null"/> if it is missing.</returns>
    internal static FileStream? TryOpen(string folder, string name, int bufferSize)
    {
        if (OperatingSystem.IsLinux()) return SegmentFile.TryOpen(folder, name, bufferSize);

        var path = Path.Combine(folder, name);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize) : null;
    }
}
