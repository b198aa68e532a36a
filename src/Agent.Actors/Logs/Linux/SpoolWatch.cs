using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Logs.Linux;

/// <summary>
/// Tells once that something was written in a folder, and then no more until it is armed again: a lasting watch would
/// make every write of the service dearer.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class SpoolWatch(Action<string> warn) : IDisposable
{
    private const uint Mask = FileCalls.IN_MODIFY | FileCalls.IN_CREATE | FileCalls.IN_DELETE_SELF | FileCalls.IN_MOVE_SELF | FileCalls.IN_ONESHOT | FileCalls.IN_ONLYDIR | FileCalls.IN_DONT_FOLLOW;
    private const int EventSize = 16;
    private const int NameLengthAt = 12;
    private const int Overflow = -1;

    private readonly Descriptor _inotify = new(SystemCallException.ThrowIfFailed(
        FileCalls.InotifyCreate(FileCalls.IN_CLOEXEC | FileCalls.IN_NONBLOCK), "inotify_init1"));

    private readonly Dictionary<int, ServiceOutput> _armed = [];
    private readonly byte[] _events = new byte[16 * 1024];
    private bool _hasFailed;

    public int Descriptor => _inotify.Number;

    /// <returns>Whether it will be told: there is a limit to the number of watches.</returns>
    public bool TryArm(ServiceOutput output)
    {
        var watch = FileCalls.InotifyAdd(_inotify.Number, output.SpoolFolder, Mask);

        if (watch >= 0) _armed[watch] = output;
        else Fail(output, SystemCallException.Last($"inotify_add_watch({output.SpoolFolder})"));

        return watch >= 0;
    }

    /// <summary>Adds those of whom something is to be told. If the kernel has lost count, all.</summary>
    public void Collect(ICollection<ServiceOutput> written)
    {
        while (Read() is var length && length > 0)
            for (var at = 0; at < length; at += EventSize + MemoryMarshal.Read<int>(_events.AsSpan(at + NameLengthAt)))
                Collect(MemoryMarshal.Read<int>(_events.AsSpan(at)), written);
    }

    public void Dispose() => _inotify.Dispose();

    private void Fail(ServiceOutput output, SystemCallException failure)
    {
        if (failure.Errno is not (Errno.ENOSPC or Errno.ENOMEM)) throw failure;
        if (!_hasFailed) warn($"Cannot watch the output of {output.Service}, it is copied every second instead: {failure.Message}. Raise fs.inotify.max_user_watches (sysctl).");
        _hasFailed = true;
    }

    private void Collect(int watch, ICollection<ServiceOutput> written)
    {
        if (_armed.Remove(watch, out var output)) written.Add(output);
        if (watch != Overflow) return;

        foreach (var any in _armed.Values) written.Add(any);
        _armed.Clear();
    }

    private int Read()
    {
        fixed (byte* start = _events)
        {
            var length = (int)Libc.Read(_inotify.Number, start, (nuint)_events.Length);
            if (length >= 0) return length;
        }

        var errno = Marshal.GetLastPInvokeError();
        return errno is Errno.EAGAIN or Errno.EINTR ? 0 : throw new SystemCallException("read(inotify)", errno);
    }
}
