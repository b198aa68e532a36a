using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;
using Agent.Actors.Services;

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

    /// <summary>So many services keep their files open between their turns.</summary>
    private const int MaxOpen = 256;

    private static readonly TimeSpan s_untilRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_mostForDraining = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Queue<Action> _notes = [];
    private readonly Wakeup _wakeup = new();
    private readonly SpoolWatch _watch = new();
    private readonly CopyBuffers _buffers = new();
    private readonly Dictionary<ServiceOutput, Absence> _away = [];
    private readonly HashSet<ServiceOutput> _growing = [];
    private readonly List<ServiceOutput> _turns = [];
    private readonly HashSet<ServiceOutput> _ended = [];
    private readonly HashSet<ServiceOutput> _waiting = [];
    private readonly List<ServiceOutput> _written = [];
    private readonly Dictionary<ServiceOutput, TaskCompletionSource> _draining = [];
    private readonly Outages _outages;
    private readonly DiskQueue _disk;
    private readonly ITimer _retry;
    private readonly CopyLoopOptions _options;
    private readonly TaskCompletionSource _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isClosed;
    private long? _closingSince;
    private bool _cannotWatch;

    public CopyLoop(CopyLoopOptions options, DiskQueue disk)
    {
        _options = options;
        _disk = disk;
        _outages = new Outages(options.Warn);
        _retry = options.Time.CreateTimer(_ => Post(Retry), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        BackgroundThread.Start("log pump", Run);
    }

    /// <summary>Has the thread look at a service; the task completes when its next instance may be launched.</summary>
    public Task BeginInstance(ServiceOutput output) => Do(output, () =>
    {
        _ended.Remove(output);
        output.MakeFolder();
        MakeGrowing(output);
    }, mayOvertake: true);

    /// <summary>Nothing of the service runs any more.</summary>
    public Task EndInstance(ServiceOutput output) => Do(output, () =>
    {
        _ended.Add(output);
        EndLines(output);
    });

    public Task Look(ServiceOutput output) => Do(output, () => MakeGrowing(output));

    /// <summary>Completes when all that is there was copied, or when that cannot be done now. Only when nothing of the service runs.</summary>
    public Task Drain(ServiceOutput output)
    {
        var drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!Post(() => DoInOrder(output, () => BeginDraining(output, drained)))) drained.SetException(new ObjectDisposedException(nameof(LogPump)));
        return drained.Task;
    }

    /// <summary>Leaves a service alone for good, and then does <paramref name="then"/>.</summary>
    public Task Forget(ServiceOutput output, Action then) => Do(output, () =>
    {
        output.Dispose();
        output.IsForgotten = true;
        _growing.Remove(output);
        _waiting.Remove(output);
        _ended.Remove(output);
        _outages.End(output.Service);
        then();
        _options.Grown(output.Service);
    });

    /// <summary>Copies what is there, within bounds, and ends the thread.</summary>
    public Task CloseAsync()
    {
        Post(() => _closingSince = TimeProvider.System.GetTimestamp());
        return _ending.Task;
    }

    /// <summary>When nobody posts any more.</summary>
    public void Dispose()
    {
        _watch.Dispose();
        _wakeup.Dispose();
        _retry.Dispose();
    }

    private Task Do(ServiceOutput output, Action action, bool mayOvertake = false)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!Post(() => DoInOrder(output, () => Complete(done, action), mayOvertake))) done.SetException(new ObjectDisposedException(nameof(LogPump)));
        return done.Task;
    }

    private void DoInOrder(ServiceOutput output, Action action, bool mayOvertake = false)
    {
        if (!_away.TryGetValue(output, out var absence) || (mayOvertake && absence.MayBeOvertaken)) action();
        else absence.Later.Enqueue(action);
    }

    private static void Complete(TaskCompletionSource done, Action action)
    {
        try
        {
            action();
            done.SetResult();
        }
        catch (Exception e) when (IsTrouble(e))
        {
            done.SetException(e);
        }
    }

    private bool Post(Action note)
    {
        lock (_gate)
        {
            if (_isClosed) return false;

            _notes.Enqueue(note);
            _wakeup.Set();
            return true;
        }
    }

    private bool TryTake(out Action note)
    {
        lock (_gate) return _notes.TryDequeue(out note!);
    }

    private void Run()
    {
        for (var hasMore = false; !IsOver(hasMore); hasMore = Round())
        {
            Wait(hasMore ? 0 : _growing.Count > 0 || _closingSince is not null ? Tick : Forever);
            while (TryTake(out var note)) note();
            Gather();
        }

        lock (_gate) _isClosed = true;
        while (TryTake(out var note)) note();
        foreach (var output in _growing) output.Dispose();
        foreach (var drained in _draining.Values) drained.SetException(new ObjectDisposedException(nameof(LogPump)));
        _ending.SetResult();
    }

    private bool IsOver(bool hasMore) =>
        _closingSince is { } since && ((!hasMore && _away.Count == 0) || TimeProvider.System.GetElapsedTime(since) > s_mostForDraining);

    private void Wait(int milliseconds)
    {
        var entries = stackalloc PollEntry[2];
        entries[0] = new PollEntry { Descriptor = _wakeup.Descriptor, Wanted = FileCalls.POLLIN };
        entries[1] = new PollEntry { Descriptor = _watch.Descriptor, Wanted = FileCalls.POLLIN };

        if (FileCalls.Poll(entries, 2, milliseconds) < 0 && Marshal.GetLastPInvokeError() != Errno.EINTR)
            throw SystemCallException.Last("poll");
        if (entries[0].Seen != 0) _wakeup.Reset();
    }

    private void Gather()
    {
        _watch.Collect(_written);
        foreach (var output in _written) MakeGrowing(output);
        _written.Clear();
    }

    private void MakeGrowing(ServiceOutput output)
    {
        if (!_away.ContainsKey(output) && !output.IsForgotten) _growing.Add(output);
    }

    /// <returns>Whether there is more to copy at once.</returns>
    private bool Round()
    {
        _turns.Clear();
        _turns.AddRange(_growing);

        var hasMore = false;
        foreach (var output in _turns) hasMore |= TakeTurn(output);
        return hasMore;
    }

    private bool TakeTurn(ServiceOutput output)
    {
        try
        {
            var result = output.Copy(_buffers);
            Follow(output, result);
            if (output.IsOpen && _growing.Count > MaxOpen) output.Dispose();
            return result == CopyResult.More;
        }
        catch (Exception e) when (IsTrouble(e))
        {
            Fail(output, e);
            return false;
        }
    }

    private void Follow(ServiceOutput output, CopyResult result)
    {
        switch (result)
        {
            case CopyResult.Nothing:
                Rest(output);
                break;
            case CopyResult.NeedsRecovery:
                SendAway(output, output.Recover);
                break;
            case CopyResult.NeedsSegment:
                SendAway(output, output.BeginSegment, rearranges: true);
                break;
            default:
                Succeed(output);
                Reclaim(output, isPausing: false);
                break;
        }
    }

    private void Succeed(ServiceOutput output)
    {
        _waiting.Remove(output);
        _outages.End(output.Service);
        _options.Grown(output.Service);
    }

    private void BeginDraining(ServiceOutput output, TaskCompletionSource drained)
    {
        _draining[output] = drained;
        MakeGrowing(output);
    }

    private void EndDraining(ServiceOutput output)
    {
        if (_draining.Remove(output, out var drained)) drained.SetResult();
    }

    private void Rest(ServiceOutput output)
    {
        EndDraining(output);
        Reclaim(output, isPausing: true);
        output.Dispose();
        _outages.End(output.Service);
        _waiting.Remove(output);

        if (_ended.Contains(output) && MustBeginGeneration(output)) SendAway(output, output.BeginGeneration, rearranges: true, changesSpools: true);
        else if (TryArm(output) && !output.HasNews()) _growing.Remove(output);
    }

    private bool MustBeginGeneration(ServiceOutput output) =>
        !_options.CanPunchHoles && output.Copied >= _options.GenerationSize && output.Lag() == 0;

    // Without a watch, because there is a limit to their number, it is looked at every second.
    private bool TryArm(ServiceOutput output)
    {
        try
        {
            _watch.Arm(output);
            return true;
        }
        catch (SystemCallException e)
        {
            if (!_cannotWatch) _options.Warn($"Cannot watch the output of {output.Service}, it is copied every second instead: {e.Message}. Raise fs.inotify.max_user_watches (sysctl).");
            _cannotWatch = true;
            Await(output);
            return false;
        }
    }

    private void EndLines(ServiceOutput output)
    {
        try
        {
            output.EndLines();
        }
        catch (Exception e) when (IsTrouble(e))
        {
            _options.Warn($"Cannot end the last line of {output.Service}, its next output goes on in it: {e.Message}.");
        }

        MakeGrowing(output);
    }

    private void Reclaim(ServiceOutput output, bool isPausing)
    {
        if (!_options.CanPunchHoles) return;

        foreach (var work in output.Reclaim(isPausing))
            _disk.Add(() =>
            {
                Try(work, e => _options.Warn($"Cannot give the copied output of {output.Service} back to the disk: {e.Message}. It is tried again with the next segment."));
                Post(() => MakeGrowing(output)); // what was copied meanwhile may be worth it too
            });
    }

    private void SendAway(ServiceOutput output, Action work, bool rearranges = false, bool changesSpools = false)
    {
        output.Dispose();
        _growing.Remove(output);
        _away[output] = new Absence(changesSpools);

        _disk.Add(() =>
        {
            Exception? failure = null;
            Try(work, e => failure = e);
            if (rearranges) _options.Rearranged();
            Post(() => TakeBack(output, failure));
        });
    }

    private void TakeBack(ServiceOutput output, Exception? failure)
    {
        _away.Remove(output, out var absence);
        if (failure is null) MakeGrowing(output);
        else Fail(output, failure);

        while (absence!.Later.TryDequeue(out var action)) DoInOrder(output, action);
    }

    private void Fail(ServiceOutput output, Exception failure)
    {
        Try(() => Reclaim(output, isPausing: true), _ => { }); // it may be the disk that is full; if not, it has been told
        output.Dispose();
        _outages.Begin(output.Service, failure);
        EndDraining(output);
        Await(output);
    }

    private void Await(ServiceOutput output)
    {
        _growing.Remove(output);
        _waiting.Add(output);
        _retry.Change(s_untilRetry, Timeout.InfiniteTimeSpan);
    }

    private void Retry()
    {
        foreach (var output in _waiting) MakeGrowing(output);
    }

    private static void Try(Action work, Action<Exception> fail)
    {
        try
        {
            work();
        }
        catch (Exception e) when (IsTrouble(e))
        {
            fail(e);
        }
    }

    private static bool IsTrouble(Exception e) => e is IOException or UnauthorizedAccessException;

    /// <summary>A service whose files are in another thread's hands.</summary>
    private sealed class Absence(bool changesSpools)
    {
        public Queue<Action> Later { get; } = [];

        /// <summary>Whether an instance may be launched all the same.</summary>
        public bool MayBeOvertaken => !changesSpools && Later.Count == 0;
    }
}
