using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Logs;

/// <summary>How much of the disk a file takes, in blocks of 512 bytes.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe class FileBlocks
{
    private const int BlocksAt = 48;

    public static long Of(string path)
    {
        FileStatus status;
        Assert.Equal(0, Libc.StatX(Libc.AT_FDCWD, path, 0, Libc.STATX_BASIC_STATS, &status));
        return MemoryMarshal.Read<long>(new ReadOnlySpan<byte>((byte*)&status + BlocksAt, sizeof(long)));
    }
}
