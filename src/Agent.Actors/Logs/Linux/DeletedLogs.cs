using System.Globalization;
using System.Runtime.Versioning;
using Agent.Actors.Services;

namespace Agent.Actors.Logs.Linux;

/// <summary>The logs of deleted services, each in a folder <c>ID.TIME</c>: kept for a while, in case that was a mistake.</summary>
[SupportedOSPlatform("linux")]
internal sealed class DeletedLogs(RootFolder root)
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmss.fff'Z'";
    private const int TimeLength = 20;

    /// <summary>Moves the log of a service here. Nothing happens if it has none.</summary>
    public void Take(RootFolder logs, ServiceId service, DateTimeOffset now)
    {
        using var from = logs.Open();
        using var to = root.Open();
        from.Move(service.ToString(), to, FreeName(to, service, now));
    }

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<DeletedLog> All()
    {
        using var folder = root.Open();
        return [.. folder.Names().Select(name => TryFind(folder, name)).OfType<DeletedLog>().OrderBy(log => log.At)];
    }

    public void Delete(DeletedLog log)
    {
        using var folder = root.Open();
        folder.DeleteFolder(log.Name);
    }

    public void Sync() => root.Sync();

    private static string FreeName(Folder folder, ServiceId service, DateTimeOffset now)
    {
        while (folder.TryStatus(NameOf(service, now)) is not null) now += TimeSpan.FromMilliseconds(1);
        return NameOf(service, now);
    }

    private static string NameOf(ServiceId service, DateTimeOffset at) =>
        $"{service}.{at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}";

    private static DeletedLog? TryFind(Folder folder, string name)
    {
        if (!TryParse(name, out var at) || !folder.IsFolder(name)) return null;

        using var log = folder.TryBelow(name);
        return log is null ? null : new DeletedLog(name, at, log.Names().Sum(file => log.TryStatus(file)?.Taken ?? 0));
    }

    private static bool TryParse(string name, out DateTimeOffset at) => DateTimeOffset.TryParseExact(
        name.AsSpan(Math.Max(0, name.Length - TimeLength)), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at);
}
