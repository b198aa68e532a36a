using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace Agent.Actors.Processes.Linux;

/// <summary>Files that are not on a disk: what is written to them is a request to the kernel, made by one call.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe class KernelFile
{
    /// <returns>0, or the error number.</returns>
    public static int TryWrite(string path, string text)
    {
        var descriptor = Libc.Open(path, Libc.O_WRONLY | Libc.O_CLOEXEC, 0);
        if (descriptor < 0) return Marshal.GetLastPInvokeError();

        var errno = TryWrite(descriptor, Encoding.UTF8.GetBytes(text));
        SystemCallException.ThrowIfFailed(Libc.Close(descriptor), "close");
        return errno;
    }

    private static int TryWrite(int descriptor, ReadOnlySpan<byte> text)
    {
        fixed (byte* start = text)
        {
            var written = Libc.Write(descriptor, start, (nuint)text.Length);
            if (written < 0) return Marshal.GetLastPInvokeError();

            return written == text.Length ? 0 : Errno.EIO; // half a request is another one
        }
    }
}
