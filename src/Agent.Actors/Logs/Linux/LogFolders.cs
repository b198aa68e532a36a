using System.Runtime.Versioning;
using Agent.Actors.Services;

namespace Agent.Actors.Logs.Linux;

/// <summary><c>DATA/spool</c> and <c>DATA/logs</c>, with a folder for each service, and <c>DATA/logs-deleted</c>.</summary>
[SupportedOSPlatform("linux")]
internal sealed class LogFolders(string dataDirectory) : IDisposable
{
    /// <summary>No service id begins so.</summary>
    private const string Forgotten = ".forgotten-";
    private const string Probe = ".probe";

    public Folder Spools { get; } = Folder.At(Path.Combine(dataDirectory, "spool"));

    public Folder Logs { get; } = Folder.At(Path.Combine(dataDirectory, "logs"));

    public DeletedLogs Deleted { get; } = new(Folder.At(Path.Combine(dataDirectory, "logs-deleted")));

    public IEnumerable<ServiceId> Services() => ServicesIn(Spools).Union(ServicesIn(Logs));

    public static IEnumerable<ServiceId> ServicesIn(Folder root) =>
        root.Names().Where(name => ServiceId.TryParse(name, out _) && root.IsFolder(name)).Select(ServiceId.Parse);

    /// <summary>Whether copied output can be given back to the disk at any time.</summary>
    public bool CanPunchHoles()
    {
        Spools.Delete(Probe);
        using var probe = Spools.Create(Probe);
        Spools.Delete(Probe);

        probe.Write("probe"u8);
        return probe.TryPunch(1);
    }

    /// <summary>The service has nothing any more when this returns, and its id can be used anew. What it had waits to be deleted.</summary>
    /// <param name="keepsLog">Whether its log is put aside.</param>
    public void Forget(ServiceId service, bool keepsLog, DateTimeOffset now)
    {
        var name = Forgotten + Guid.NewGuid().ToString("N");
        Spools.Move(service.ToString(), Spools, name);

        if (keepsLog) Deleted.Take(Logs, service, now);
        else Logs.Move(service.ToString(), Logs, name);
    }

    /// <summary>Not even a power failure brings back what was forgotten when this returns.</summary>
    public void DeleteForgotten()
    {
        Deleted.Sync();
        Spools.Sync();
        Logs.Sync();

        foreach (var root in new[] { Spools, Logs })
            foreach (var name in root.Names().Where(name => name.StartsWith(Forgotten, StringComparison.Ordinal)))
                root.DeleteFolder(name);
    }

    public void Dispose()
    {
        Spools.Dispose();
        Logs.Dispose();
        Deleted.Dispose();
    }
}
