using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>A file, whatever its name has become.</summary>
internal readonly record struct FileIdentity(uint DeviceMajor, uint DeviceMinor, ulong Inode)
{
    private const int FileType = 0xF000;
    private const int RegularFile = 0x8000;

    /// <summary>Asks no file server: one that does not answer would hold up the census.</summary>
    /// <returns><see langword="null"/> if it is no regular file, or out of reach.</returns>
    [SupportedOSPlatform("linux")]
    public static unsafe FileIdentity? Of(string path)
    {
        FileStatus status;
        return Libc.StatX(Libc.AT_FDCWD, path, Libc.AT_STATX_DONT_SYNC, Libc.STATX_BASIC_STATS, &status) == 0 ? Of(in status) : null;
    }

    [SupportedOSPlatform("linux")]
    public static unsafe FileIdentity? Of(int descriptor)
    {
        FileStatus status;
        SystemCallException.ThrowIfFailed(
            Libc.StatX(descriptor, "", Libc.AT_EMPTY_PATH, Libc.STATX_BASIC_STATS, &status), "statx");
        return Of(in status);
    }

    private static FileIdentity? Of(in FileStatus status) => (status.Mode & FileType) == RegularFile
        ? new FileIdentity(status.DeviceMajor, status.DeviceMinor, status.Inode)
        : null;
}
