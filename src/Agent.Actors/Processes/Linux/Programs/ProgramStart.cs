using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Agent.Actors.Processes.Linux;

/// <summary>The first bytes of a program.</summary>
[SupportedOSPlatform("linux")]
internal static class ProgramStart
{
    /// <summary>Whoever can replace the file must not make this thread wait: a pipe is opened only when somebody writes to it.</summary>
    /// <returns>How many bytes there were; <see langword="null"/> if it is not to be read, or no regular file.</returns>
    public static int? TryRead(string file, Span<byte> target)
    {
        using var handle = new SafeFileHandle(Libc.Open(file, Libc.O_RDONLY | Libc.O_CLOEXEC | Libc.O_NONBLOCK, 0), ownsHandle: true);
        if (handle.IsInvalid) return null;

        try
        {
            return FileIdentity.Of((int)handle.DangerousGetHandle()) is null ? null : RandomAccess.Read(handle, target, fileOffset: 0);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
