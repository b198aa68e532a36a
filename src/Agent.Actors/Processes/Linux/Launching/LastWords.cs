using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Agent.Actors.Health;
using Microsoft.Win32.SafeHandles;

namespace Agent.Actors.Processes.Linux;

/// <summary>What was written last into the file of a process's standard error: why it did not become the service's program.</summary>
[SupportedOSPlatform("linux")]
internal static class LastWords
{
    private const int LongestTail = 1024, LongestLine = 200;

    /// <returns>A sentence, with a blank before it; nothing if there is nothing to be read.</returns>
    public static string Of(Launch launch)
    {
        // A program that is given secrets may have written them.
        if (!launch.Secrets.AreNone) return "";

        // Whoever can replace the file must not make this thread wait, or read something else.
        using var handle = new SafeFileHandle(Libc.Open(launch.StandardError, Libc.O_RDONLY | Libc.O_CLOEXEC | Libc.O_NOFOLLOW | Libc.O_NONBLOCK, 0), ownsHandle: true);
        if (handle.IsInvalid || FileIdentity.Of((int)handle.DangerousGetHandle()) is null) return "";

        var tail = new byte[LongestTail];
        var length = RandomAccess.Read(handle, tail, Math.Max(0, RandomAccess.GetLength(handle) - LongestTail));
        var line = Encoding.UTF8.GetString(tail, 0, length).Split('\n', StringSplitOptions.TrimEntries).LastOrDefault(text => text.Length > 0);
        return line is null ? "" : $" It says: {PlainText.Of(line, LongestLine)}";
    }
}
