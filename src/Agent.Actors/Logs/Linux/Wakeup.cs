using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Logs.Linux;

/// <summary>Wakes a thread that waits in poll(2).</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class Wakeup : IDisposable
{
    private readonly Descriptor _event = new(SystemCallException.ThrowIfFailed(
        FileCalls.EventCreate(0, FileCalls.EFD_CLOEXEC | FileCalls.EFD_NONBLOCK), "eventfd"));

    public int Descriptor => _event.Number;

    public void Set()
    {
        var one = 1UL;
        _event.Write(new ReadOnlySpan<byte>(&one, sizeof(ulong)));
    }

    /// <summary>Whatever was set until now is over.</summary>
    public void Reset()
    {
        var count = 0UL;
        if (Libc.Read(_event.Number, (byte*)&count, sizeof(ulong)) >= 0) return;

        var errno = Marshal.GetLastPInvokeError();
        if (errno != Errno.EAGAIN) throw new SystemCallException("read(eventfd)", errno);
    }

    public void Dispose() => _event.Dispose();
}
