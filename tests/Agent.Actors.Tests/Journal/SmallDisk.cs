using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Tests.Journal;

/// <summary>A file system in memory with a bound, mounted for one test.</summary>
[SupportedOSPlatform("linux")]
internal sealed class SmallDisk : IDisposable
{
    private const ulong ReadOnly = 1;
    private const ulong Remount = 32;
    private const int Detach = 2;
    private const string Ballast = "ballast";

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("agent-small-disk-");

    public SmallDisk(string size) => Mount(0, $"size={size}");

    public string Path => _directory.FullName;

    /// <summary>Why nothing can be mounted here.</summary>
    public static string? Obstacle
    {
        get
        {
            try
            {
                using var disk = new SmallDisk("64k");
                return null;
            }
            catch (IOException e)
            {
                return e.Message;
            }
        }
    }

    /// <summary>Leaves no room.</summary>
    public void Fill()
    {
        using var ballast = new FileStream(System.IO.Path.Combine(Path, Ballast), FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);

        try
        {
            while (true) ballast.Write(new byte[512]);
        }
        catch (IOException)
        {
            // Full, as it was to be.
        }
    }

    public void MakeRoom() => File.Delete(System.IO.Path.Combine(Path, Ballast));

    public void MakeReadOnly() => Mount(Remount | ReadOnly, "");

    public void Dispose()
    {
        _ = umount2(Path, Detach);
        _directory.Delete();
    }

    private void Mount(ulong flags, string data)
    {
        if (mount("tmpfs", Path, "tmpfs", flags, data) == 0)
            return;

        var why = Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
        throw new IOException($"Cannot mount a tmpfs at {Path}: {why}");
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int mount(string source, string target, string type, ulong flags, string data);

    [DllImport("libc", SetLastError = true)]
    private static extern int umount2(string target, int flags);
}
