using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Whose a file is.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe class FileOwner
{
    /// <returns>The id of the user.</returns>
    public static uint Of(string path)
    {
        FileStatus status;
        SystemCallException.ThrowIfFailed(
            Libc.StatX(Libc.AT_FDCWD, path, flags: 0, Libc.STATX_BASIC_STATS, &status), $"statx({path})");
        return status.Owner;
    }
}
