using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Says when a child has closed what it was given as standard input.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class ExecutionPipe : IDisposable
{
    private readonly int _reader;

    public ExecutionPipe()
    {
        var ends = stackalloc int[2];
        SystemCallException.ThrowIfFailed(Libc.Pipe(ends, Libc.O_CLOEXEC), "pipe2");
        _reader = ends[0];
        SystemCallException.ThrowIfFailed(Libc.Close(ends[1]), "close");
    }

    /// <summary>Opened by the child alone: a copy that other children hold until their exec, which may hang, does not count.</summary>
    public string PathOfWriter => $"/proc/self/fd/{_reader}";

    /// <summary>To be called when the child has it.</summary>
    public void AwaitEnd()
    {
        byte nothing;

        while (Libc.Read(_reader, &nothing, 1) < 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            if (errno != Errno.EINTR) throw new SystemCallException("read", errno);
        }
    }

    public void Dispose() => SystemCallException.ThrowIfFailed(Libc.Close(_reader), "close");
}
