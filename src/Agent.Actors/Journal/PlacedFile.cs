using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Journal;

/// <summary>
/// An open file and its name. SQLite goes on writing to a file that was removed or replaced, and says that it is durable:
/// no agent that follows would find it.
/// </summary>
internal sealed class PlacedFile
{
    private readonly string _path;
    private readonly FileIdentity? _opened;

    public PlacedFile(string path)
    {
        _path = path;
        _opened = Identity(path);
    }

    public bool IsInPlace => Identity(_path) == _opened;

    // Elsewhere an open file cannot be removed.
    private static FileIdentity? Identity(string path) => OperatingSystem.IsLinux() ? FileIdentity.Of(path) : null;
}
