using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Logs;

/// <summary>A file system of a few MiB.</summary>
[SupportedOSPlatform("linux")]
internal sealed partial class SmallDisk : IDisposable
{
    public SmallDisk(string path, int kibibytes)
    {
        Path = path;
        Directory.CreateDirectory(path);
        SystemCallException.ThrowIfFailed(Mount("tmpfs", path, "tmpfs", 0, $"size={kibibytes}k"), $"mount({path})");
    }

    public string Path { get; }

    public void Dispose() => SystemCallException.ThrowIfFailed(Unmount(Path, flags: 2), $"umount({Path})");

    [LibraryImport("libc", EntryPoint = "mount", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Mount(string source, string target, string type, nuint flags, string data);

    [LibraryImport("libc", EntryPoint = "umount2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Unmount(string target, int flags);
}

/// <summary>A test that mounts a <see cref="SmallDisk"/>.</summary>
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = Environment.UserName == "root" ? null : "Only root can mount a file system.";
}
