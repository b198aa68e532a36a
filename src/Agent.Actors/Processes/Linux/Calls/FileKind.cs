using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>What stands under a name that is to be a file of the agent's own.</summary>
[SupportedOSPlatform("linux")]
internal static class FileKind
{
    private const int Mask = 0xF000;
    private const int AtNoFollow = 0x100;

    /// <summary>A link is refused whatever it leads to; a FIFO would hold up whoever opens it.</summary>
    /// <returns><see langword="null"/> for a file, and for nothing at all; otherwise what it is.</returns>
    public static unsafe string? Impostor(string path)
    {
        FileStatus status;
        if (Libc.StatX(Libc.AT_FDCWD, path, Libc.AT_STATX_DONT_SYNC | AtNoFollow, Libc.STATX_BASIC_STATS, &status) != 0) return null;

        return (status.Mode & Mask) switch
        {
            0x8000 => null,
            0x4000 => "a directory",
            0xA000 => "a link",
            0x1000 => "a FIFO",
            0xC000 => "a socket",
            _ => "a device",
        };
    }
}
