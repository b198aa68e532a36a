using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Logs;

/// <summary>A FIFO that nobody else opens: whoever opens it without care waits for ever.</summary>
[SupportedOSPlatform("linux")]
internal static partial class Fifo
{
    public static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        SystemCallException.ThrowIfFailed(MakeFifo(path, 0b110_000_000), $"mkfifo({path})");
    }

    [LibraryImport("libc", EntryPoint = "mkfifo", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeFifo(string path, uint mode);
}
