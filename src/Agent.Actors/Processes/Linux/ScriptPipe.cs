using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace Agent.Actors.Processes.Linux;

/// <summary>What a shell reads as its script, and says by closing it that it has executed a program or has ended.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class ScriptPipe : IDisposable
{
    // Whoever runs as the same user can stop the shell, and the thread that waits here must come back.
    private const int PatienceInMilliseconds = 20_000;

    private readonly int _writer;

    public ScriptPipe()
    {
        var ends = stackalloc int[2];
        SystemCallException.ThrowIfFailed(Libc.Pipe(ends, Libc.O_CLOEXEC | Libc.O_NONBLOCK), "pipe2");
        _writer = ends[1];
        SystemCallException.ThrowIfFailed(Libc.Close(ends[0]), "close");
    }

    /// <summary>Opened by the child alone: a copy that other children hold until their exec, which may hang, does not count.</summary>
    public string PathOfReader => $"/proc/self/fd/{_writer}";

    /// <param name="reader">Ends the waiting when it ends, whoever else may have come to hold its end of the pipe.</param>
    /// <returns>Whether all of it was taken; if not, the reader has ended, or does nothing.</returns>
    public bool TryWrite(string script, PidFd reader)
    {
        var text = Encoding.UTF8.GetBytes(script).AsSpan();

        while (text.Length > 0)
        {
            if (TryWrite(text) is { } written) text = text[written..];
            else if (Await(Libc.POLLOUT, reader) != Libc.POLLOUT) return false;
        }

        return true;
    }

    /// <returns>Whether the reader has executed a program, or has ended.</returns>
    public bool TryAwaitEnd(PidFd reader) => Await(0, reader) is not null;

    public void Dispose() => SystemCallException.ThrowIfFailed(Libc.Close(_writer), "close");

    /// <returns><see langword="null"/> if nothing can be written now, or ever.</returns>
    private int? TryWrite(ReadOnlySpan<byte> text)
    {
        fixed (byte* start = text)
        {
            var written = (int)Libc.Write(_writer, start, (nuint)text.Length);
            if (written >= 0) return written;

            return Marshal.GetLastPInvokeError() is Errno.EAGAIN or Errno.EPIPE or Errno.EINTR ? null : throw SystemCallException.Last("write");
        }
    }

    /// <returns>
    /// What has happened to the pipe: POLLERR, which is not asked for, is that no reader is left. 0 if the reader has ended;
    /// <see langword="null"/> if nothing has happened in time.
    /// </returns>
    private short? Await(short events, PidFd reader)
    {
        var requests = stackalloc PollRequest[2];
        requests[0] = new PollRequest { Descriptor = _writer, Events = events };
        requests[1] = new PollRequest { Descriptor = (int)reader.DangerousGetHandle(), Events = Libc.POLLIN };
        int count;

        do count = Libc.Poll(requests, 2, PatienceInMilliseconds);
        while (count < 0 && Marshal.GetLastPInvokeError() == Errno.EINTR);

        return SystemCallException.ThrowIfFailed(count, "poll") == 0 ? null : requests[0].Returned;
    }
}
