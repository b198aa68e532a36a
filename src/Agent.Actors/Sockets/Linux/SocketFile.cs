using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Sockets.Linux;

/// <summary>The file of a unix socket.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe record SocketFile(string Path, FileIdentity Identity)
{
    private const int FileType = 0xF000;
    private const int SocketType = 0xC000;
    private const UnixFileMode Mode = (UnixFileMode)0b110_110_000;

    /// <returns><see langword="null"/> if there is none, or no socket.</returns>
    public static SocketFile? Find(string path)
    {
        FileStatus status;
        return Libc.StatX(Libc.AT_FDCWD, path, SocketCalls.AT_SYMLINK_NOFOLLOW, Libc.STATX_BASIC_STATS, &status) == 0 ? Of(path, in status) : null;
    }

    /// <summary>Of a socket that was just bound. Its owner and its group may use it.</summary>
    public static SocketFile Prepare(string path)
    {
        var file = SystemCallException.ThrowIfFailed(Libc.Open(path, SocketCalls.O_PATH | Libc.O_NOFOLLOW | Libc.O_CLOEXEC, 0), "open");
        try
        {
            return Prepare(path, file);
        }
        finally
        {
            SystemCallException.ThrowIfFailed(Libc.Close(file), "close");
        }
    }

    /// <summary>Only if it is still this one: somebody else may have put his own there.</summary>
    public void Remove()
    {
        if (Find(Path) == this) _ = SocketCalls.Unlink(Path); // who connects to what stays is refused
    }

    // By the descriptor: what has the name by now may be something else.
    private static SocketFile Prepare(string path, int file)
    {
        FileStatus status;
        SystemCallException.ThrowIfFailed(Libc.StatX(file, "", Libc.AT_EMPTY_PATH, Libc.STATX_BASIC_STATS, &status), "statx");
        if (Of(path, in status) is not { } socket) throw new SystemCallException("bind", Errno.EEXIST);

        File.SetUnixFileMode($"/proc/self/fd/{file}", Mode);
        return socket;
    }

    private static SocketFile? Of(string path, in FileStatus status) => (status.Mode & FileType) == SocketType
        ? new SocketFile(path, new FileIdentity(status.DeviceMajor, status.DeviceMinor, status.Inode))
        : null;
}
