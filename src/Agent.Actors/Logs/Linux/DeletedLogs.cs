using System.Globalization;
using System.Runtime.Versioning;
using Agent.Actors.Services;

namespace Agent.Actors.Logs.Linux;

/// <summary>The logs of deleted services, each in a folder <c>ID.TIME</c>: kept for a while, in case that was a mistake.</summary>
[SupportedOSPlatform("linux")]
internal sealed class DeletedLogs(Folder folder) : IDisposable
{
    private const string TimeFormat = "yyyyMMdd'T'HHmmss.fff'Z'";
    private const int TimeLength = 20;

    /// <summary>Moves the log of a service here. Nothing happens if it has none.</summary>
    public void Take(Folder logs, ServiceId service, DateTimeOffset now) =>
        logs.Move(service.ToString(), folder, FreeName(service, now));

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<DeletedLog> All() => [.. folder.Names().Select(TryFind).OfType<DeletedLog>().OrderBy(log => log.At)];

    public void Delete(DeletedLog log) => folder.DeleteFolder(log.Name);

    public void Sync() => folder.Sync();

    public void Dispose() => folder.Dispose();

    private string FreeName(ServiceId service, DateTimeOffset now)
    {
        while (folder.IsFolder(NameOf(service, now))) now += TimeSpan.FromMilliseconds(1);
        return NameOf(service, now);
    }

    private static string NameOf(ServiceId service, DateTimeOffset at) =>
        $"{service}.{at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}";

    private DeletedLog? TryFind(string name)
    {
        if (!TryParse(name, out var at) || !folder.IsFolder(name)) return null;

        using var log = folder.TryBelow(name);
        return log is null ? null : new DeletedLog(name, at, log.Names().Sum(file => log.TryStatus(file)?.Size ?? 0));
    }

    private static bool TryParse(string name, out DateTimeOffset at) => DateTimeOffset.TryParseExact(
        name.AsSpan(Math.Max(0, name.Length - TimeLength)), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at);
}
