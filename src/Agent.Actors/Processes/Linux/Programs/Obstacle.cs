using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Why a file cannot be executed.</summary>
/// <param name="IsAbsence">There is no such file at all.</param>
internal sealed record Obstacle(bool IsAbsence, string Reason)
{
    private const int FileType = 0xF000;
    private const int RegularFile = 0x8000;
    private const int DirectoryFile = 0x4000;

    /// <returns><see langword="null"/> if the system would try to execute the file.</returns>
    [SupportedOSPlatform("linux")]
    public static unsafe Obstacle? Of(string file)
    {
        FileStatus status;
        if (Libc.StatX(Libc.AT_FDCWD, file, flags: 0, Libc.STATX_BASIC_STATS, &status) != 0)
            return Unreachable(Marshal.GetLastPInvokeError());

        return (status.Mode & FileType) switch
        {
            RegularFile => Libc.Access(file, Libc.X_OK) == 0 ? null : NotExecutable,
            DirectoryFile => new(false, "it is a directory"),
            _ => new(false, "it is not a regular file"),
        };
    }

    private static Obstacle NotExecutable => new(false, "the agent may not execute it: set its execute permission (chmod +x)");

    private static Obstacle Unreachable(int errno) => errno is Errno.ENOENT or Errno.ENOTDIR
        ? new(true, "there is no such file")
        : new(false, Marshal.GetPInvokeErrorMessage(errno));
}
