using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;
using Agent.Actors.Services;

namespace Agent.Actors.Logs.Linux;

/// <summary>
/// A directory with a folder for each service. It is looked up anew each time, and made anew where it is missing: somebody
/// may remove or replace it.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class RootFolder
{
    private readonly string _path;
    private readonly Action<string> _warn;
    private readonly Lock _gate = new();
    private FileIdentity _known;

    public RootFolder(string path, Action<string> warn)
    {
        (_path, _warn) = (path, warn);
        using var folder = Folder.At(path);
        _known = folder.Identity;
    }

    public Folder Open()
    {
        var folder = Folder.At(_path);
        Note(folder.Identity);
        return folder;
    }

    /// <summary>Makes it where it is missing.</summary>
    public Folder Below(ServiceId service)
    {
        using var root = Open();
        return root.Below(service.ToString());
    }

    /// <returns><see langword="null"/> if it is missing.</returns>
    public Folder? TryBelow(ServiceId service)
    {
        using var root = Open();
        return root.TryBelow(service.ToString());
    }

    public string PathOf(ServiceId service) => Path.Combine(_path, service.ToString());

    public IReadOnlyList<ServiceId> Services()
    {
        using var root = Open();
        return [.. root.Names().Where(name => ServiceId.TryParse(name, out _) && root.IsFolder(name)).Select(ServiceId.Parse)];
    }

    /// <summary>Which names are in it is on the disk afterwards.</summary>
    public void Sync()
    {
        using var root = Open();
        root.Sync();
    }

    private void Note(FileIdentity present)
    {
        lock (_gate)
        {
            if (present == _known) return;
            _known = present;
        }

        _warn($"{_path} was removed or replaced. What services write goes on in the present one: that of those that run already, when they are started anew.");
    }
}
