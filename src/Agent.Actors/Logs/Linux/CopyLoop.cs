using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Logs.Linux;

/// <summary>
/// The one thread that copies for all services, in turns. It sleeps until something is written; what grows is looked at
/// every few milliseconds. Whatever waits for the disk is done by another thread, and its service sits out until then.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class CopyLoop : IDisposable
{
    private const int Forever = -1;

    /// <summary>In milliseconds. So many small writes are copied at once.</summary>
    private const int Tick = 4;

    private static readonly TimeSpan s_mostForDraining = TimeSpan.FromSeconds(2);

    private readonly Inbox _inbox = new();
    private readonly SpoolWatch _watch;
    private readonly List<ServiceOutput> _written = [];
    private readonly TaskCompletionSource _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CopyLoopOptions _options;
    private readonly Absences _absences;
    private readonly Setbacks _setbacks;
    private readonly Ageing _ageing;
    private readonly Copier _copier;
    private long? _closingSince;

    public CopyLoop(CopyLoopOptions options, DiskQueue disk)
    {
        _options = options;
        _absences = new Absences(disk, _inbox);
        _watch = new SpoolWatch(options.Warn);
        _setbacks = new Setbacks(options.Time, options.Warn, () => _inbox.Post(_copier!.Retry), () => _inbox.Post(() => _setbacks!.TellEnded()));
        _ageing = new Ageing(options.Time, () => _inbox.Post(_copier!.RenewOld));
        _copier = new Copier(options, _watch, _absences, _setbacks, _ageing, disk, _inbox);
        BackgroundThread.Start("log pump", Run);
    }

    /// <summary>Has the thread look at a service; the task completes when its next instance may be launched.</summary>
    public Task BeginInstance(ServiceOutput output) => Do(output, () => _copier.BeginInstance(output), mayOvertake: true);

    /// <summary>Nothing of the service runs any more.</summary>
    public Task EndInstance(ServiceOutput output) => Do(output, () => _copier.EndInstance(output));

    public Task Look(ServiceOutput output) => Do(output, () => _copier.Look(output));

    /// <summary>Completes when all that is there was copied, or when that cannot be done now. Only when nothing of the service runs.</summary>
    public Task Drain(ServiceOutput output)
    {
        var drained = NotYet();
        Post(output, () => _copier.Drain(output, drained), drained);
        return drained.Task;
    }

    /// <summary>Leaves a service alone for good, and then does <paramref name="then"/>.</summary>
    public Task Forget(ServiceOutput output, Action then) => Do(output, () =>
    {
        _copier.Forget(output);
        then();
        _options.Grown(output.Service);
    });

    /// <summary>Copies what is there, within bounds, and ends the thread.</summary>
    public Task CloseAsync()
    {
        _inbox.Post(() => _closingSince = TimeProvider.System.GetTimestamp());
        return _ending.Task;
    }

    /// <summary>When nobody asks for anything any more.</summary>
    public void Dispose()
    {
        _watch.Dispose();
        _inbox.Dispose();
        _setbacks.Dispose();
        _ageing.Dispose();
    }

    private Task Do(ServiceOutput output, Action action, bool mayOvertake = false)
    {
        var done = NotYet();
        Post(output, () => Complete(done, action), done, mayOvertake);
        return done.Task;
    }

    private void Post(ServiceOutput output, Action action, TaskCompletionSource done, bool mayOvertake = false)
    {
        if (!_inbox.Post(() => _absences.DoInOrder(output, action, mayOvertake)))
            done.SetException(new ObjectDisposedException(nameof(LogPump)));
    }

    private static void Complete(TaskCompletionSource done, Action action)
    {
        try
        {
            action();
            done.SetResult();
        }
        catch (Exception e) when (Trouble.Is(e))
        {
            done.SetException(e);
        }
    }

    private void Run()
    {
        for (var hasMore = false; !IsOver(hasMore); hasMore = _copier.Round())
        {
            Wait(hasMore ? 0 : _copier.HasGrowing || _closingSince is not null ? Tick : Forever);
            TakeNotes();
            Gather();
        }

        _inbox.Close();
        TakeNotes();
        _copier.Close();
        _ending.SetResult();
    }

    private bool IsOver(bool hasMore) =>
        _closingSince is { } since && ((!hasMore && !_absences.Any) || TimeProvider.System.GetElapsedTime(since) > s_mostForDraining);

    private void Wait(int milliseconds)
    {
        var entries = stackalloc PollEntry[2];
        entries[0] = new PollEntry { Descriptor = _inbox.Descriptor, Wanted = Libc.POLLIN };
        entries[1] = new PollEntry { Descriptor = _watch.Descriptor, Wanted = Libc.POLLIN };

        if (Libc.Poll(entries, 2, milliseconds) < 0 && Marshal.GetLastPInvokeError() != Errno.EINTR)
            throw SystemCallException.Last("poll");
        if (entries[0].Seen != 0) _inbox.Reset();
    }

    private void TakeNotes()
    {
        while (_inbox.TryTake(out var note)) note();
    }

    private void Gather()
    {
        _watch.Collect(_written);
        foreach (var output in _written) _copier.Look(output);
        _written.Clear();
    }

    private static TaskCompletionSource NotYet() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
