using Agent.Actors.Logs.Linux;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Configuration;

/// <summary>A file for the agent's user alone, which is there as a whole or not at all.</summary>
public static class PrivateFile
{
    /// <summary>On the disk when this returns: neither a crash nor a power failure brings the old content back.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var written = $"{path}.new";
        File.Delete(written);

        using (var file = new FileStream(written, Options()))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(written, path, overwrite: true);
        SyncDirectory(Path.GetDirectoryName(path)!);
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static void SyncDirectory(string directory)
    {
        if (!OperatingSystem.IsLinux())
            return;

        using var opened = new Descriptor(SystemCallException.ThrowIfFailed(Libc.Open(directory, Libc.O_CLOEXEC, 0), $"open({directory})"));
        opened.Sync();
    }
}
