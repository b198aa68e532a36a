using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace Agent.Actors.Processes.Linux;

/// <summary>What a shell reads as its script, and says by closing it that it has executed a program or has ended.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ScriptPipe : WatchedDescriptor
{
    public unsafe ScriptPipe()
    {
        var ends = stackalloc int[2];
        SystemCallException.ThrowIfFailed(Libc.Pipe(ends, Libc.O_CLOEXEC | Libc.O_NONBLOCK), "pipe2");
        SetHandle(ends[1]);
        SystemCallException.ThrowIfFailed(Libc.Close(ends[0]), "close");
    }

    /// <summary>Opened by the child alone: a copy that other children hold until their exec, which may hang, does not count.</summary>
    public string PathOfReader => $"/proc/self/fd/{handle}";

    /// <param name="ended">That the reader has ended, whoever else may have come to hold its end of the pipe.</param>
    /// <returns>Whether the reader has taken all of it, and has then executed a program, or ended.</returns>
    /// <exception cref="OperationCanceledException">There was <paramref name="enough"/> time for that.</exception>
    public async Task<bool> GiveAsync(string script, EventWatch watch, Task ended, CancellationToken enough)
    {
        for (var text = Encoding.UTF8.GetBytes(script).AsMemory(); text.Length > 0;)
        {
            if (TryWrite(text.Span) is not { } written) return false;

            text = text[written..];
            if (text.Length > 0 && !await HappensAsync(watch, Libc.EPOLLOUT, ended, enough).ConfigureAwait(false)) return false;
        }

        // That no reader is left is an error of the pipe, which needs not be asked for.
        await HappensAsync(watch, events: 0, ended, enough).ConfigureAwait(false);
        return true;
    }

    /// <returns>Whether it was this, and not the reader's end.</returns>
    private async Task<bool> HappensAsync(EventWatch watch, uint events, Task ended, CancellationToken enough)
    {
        using var occurrence = new Occurrence(watch, this, events);
        return await Task.WhenAny(occurrence.Happened, ended).WaitAsync(enough).ConfigureAwait(false) == occurrence.Happened;
    }

    /// <returns>How much of it; <see langword="null"/> if there is no reader.</returns>
    private unsafe int? TryWrite(ReadOnlySpan<byte> text)
    {
        fixed (byte* start = text)
        {
            var written = (int)Libc.Write((int)handle, start, (nuint)text.Length);
            if (written >= 0) return written;

            return Marshal.GetLastPInvokeError() switch
            {
                Errno.EAGAIN or Errno.EINTR => 0,
                Errno.EPIPE => null,
                _ => throw SystemCallException.Last("write"),
            };
        }
    }
}
