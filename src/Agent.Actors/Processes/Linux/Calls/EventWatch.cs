using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>One thread that the kernel wakes when something has happened to a descriptor: for a pidfd, that its process has ended.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class EventWatch
{
    private const int Batch = 128;

    private readonly int _epoll = SystemCallException.ThrowIfFailed(Libc.EpollCreate(Libc.EPOLL_CLOEXEC), "epoll_create1");
    private readonly ConcurrentDictionary<ulong, Action> _watched = new();

    public EventWatch() => BackgroundThread.Start("events", Run);

    /// <summary>Runs <paramref name="happened"/> once, on the thread of the watch.</summary>
    /// <param name="events">Beside EPOLLERR and EPOLLHUP, which always count.</param>
    public void Add(WatchedDescriptor descriptor, Action happened, uint events = Libc.EPOLLIN)
    {
        _watched[descriptor.Token] = happened;
        if (Control(Libc.EPOLL_CTL_ADD, descriptor, events) == 0) return;

        _watched.TryRemove(descriptor.Token, out _);
        throw SystemCallException.Last("epoll_ctl(ADD)");
    }

    /// <summary>
    /// To be called before the descriptor is closed: children that are just being spawned hold copies of it, and a closed
    /// one would still fire.
    /// </summary>
    public void Forget(WatchedDescriptor descriptor)
    {
        _watched.TryRemove(descriptor.Token, out _);
        SystemCallException.ThrowIfFailed(Control(Libc.EPOLL_CTL_DEL, descriptor, events: 0), "epoll_ctl(DEL)");
    }

    private int Control(int operation, WatchedDescriptor descriptor, uint events)
    {
        var change = stackalloc byte[EpollEvents.Size];
        EpollEvents.Write(new Span<byte>(change, EpollEvents.Size), events | Libc.EPOLLONESHOT, descriptor.Token);
        return Libc.EpollControl(_epoll, operation, descriptor, change);
    }

    private void Run()
    {
        var events = stackalloc byte[Batch * EpollEvents.Size];

        while (true)
            Announce(new ReadOnlySpan<byte>(events, Batch * EpollEvents.Size), Wait(events));
    }

    private int Wait(byte* events)
    {
        var count = Libc.EpollWait(_epoll, events, Batch, timeout: -1);
        if (count >= 0) return count;

        var errno = Marshal.GetLastPInvokeError();
        return errno == Errno.EINTR ? 0 : throw new SystemCallException("epoll_wait", errno);
    }

    // A token that is no longer known was forgotten after the kernel had queued its event.
    private void Announce(ReadOnlySpan<byte> events, int count)
    {
        for (var i = 0; i < count; i++)
            if (_watched.TryGetValue(EpollEvents.Data(events, i), out var happened))
                happened();
    }
}
