using System.Runtime.Versioning;
using Agent.Actors.Services;

namespace Agent.Actors.Logs.Linux;

/// <summary><c>DATA/spool</c> and <c>DATA/logs</c>, with a folder for each service, and <c>DATA/logs-deleted</c>.</summary>
/// <exception cref="IOException">They cannot be made, or something else is in their place.</exception>
[SupportedOSPlatform("linux")]
internal sealed class LogFolders(string dataDirectory, Action<string> warn)
{
    /// <summary>No service id begins so.</summary>
    private const string Forgotten = ".forgotten-";
    private const string Probe = ".probe";

    public RootFolder Spools { get; } = new(Path.Combine(dataDirectory, "spool"), warn);

    public RootFolder Logs { get; } = new(Path.Combine(dataDirectory, "logs"), warn);

    public DeletedLogs Deleted { get; } = new(new RootFolder(Path.Combine(dataDirectory, "logs-deleted"), warn));

    /// <summary>What belongs to no service that is known. Nothing of it is ever deleted.</summary>
    public string Unowned { get; } = Path.Combine(dataDirectory, "logs-unowned");

    public IEnumerable<ServiceId> Services() => Spools.Services().Union(Logs.Services());

    /// <summary>Whether copied output can be given back to the disk at any time.</summary>
    public bool CanPunchHoles()
    {
        using var spools = Spools.Open();
        spools.Delete(Probe);
        using var probe = spools.Create(Probe);
        spools.Delete(Probe);

        Trouble.Try(() => probe.Write("probe"u8), _ => { }); // a full disk: some file systems tell it of an empty file as well
        return probe.TryPunch(1);
    }

    /// <summary>The service has nothing any more when this returns, and its id can be used anew. What it had waits to be deleted.</summary>
    /// <param name="keepsLog">Whether its log is put aside.</param>
    public void Forget(ServiceId service, bool keepsLog, DateTimeOffset now)
    {
        var name = Forgotten + Guid.NewGuid().ToString("N");
        Hide(Spools, service, name);

        if (keepsLog) Deleted.Take(Logs, service, now);
        else Hide(Logs, service, name);
    }

    /// <summary>Not even a power failure brings back what was forgotten when this returns.</summary>
    public void DeleteForgotten()
    {
        Deleted.Sync();
        DeleteForgotten(Spools);
        DeleteForgotten(Logs);
    }

    /// <summary>Moves whatever is of none of the services away; what is empty goes.</summary>
    /// <returns>Of whom something was moved.</returns>
    public IReadOnlyList<ServiceId> PutAside(IReadOnlySet<ServiceId> owners, DateTimeOffset now) =>
        [.. Services().Where(service => !owners.Contains(service)).ToList().Where(service => PutAside(service, now))];

    private bool PutAside(ServiceId service, DateTimeOffset now)
    {
        if (IsEmpty(Spools, service) && IsEmpty(Logs, service))
        {
            Forget(service, keepsLog: false, now);
            return false;
        }

        new DeletedLogs(new RootFolder(Unowned, warn)).Take(Logs, service, now);
        new DeletedLogs(new RootFolder($"{Unowned}-spools", warn)).Take(Spools, service, now);
        return true;
    }

    private static bool IsEmpty(RootFolder root, ServiceId service)
    {
        using var folder = root.TryBelow(service);
        return folder is null || folder.Names().All(name => folder.TryStatus(name) is { Size: 0 });
    }

    private static void Hide(RootFolder root, ServiceId service, string name)
    {
        using var folder = root.Open();
        folder.Rename(service.ToString(), name);
    }

    private static void DeleteForgotten(RootFolder root)
    {
        using var folder = root.Open();
        folder.Sync();

        foreach (var name in folder.Names().Where(name => name.StartsWith(Forgotten, StringComparison.Ordinal)))
            folder.DeleteFolder(name);
    }
}
