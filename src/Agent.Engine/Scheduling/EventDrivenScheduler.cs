using System.Diagnostics;
using Akka.Event;

namespace Akka.Actor;

/// <summary>One timer, armed for whatever is due first. Nothing ticks while nothing is due.</summary>
internal sealed partial class EventDrivenScheduler : IScheduler, IAdvancedScheduler, IDisposable
{
    // The longest that a timer can be armed for; whoever is due later is looked at again then.
    private const double LongestDelay = 0xffff_fffe;

    private readonly Lock _gate = new();
    private readonly ScheduledTasks _tasks = new();
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly ILoggingAdapter _log;
    private readonly Timer _timer;
    private long _lastSequence;
    private bool _running;
    private bool _disposed;

    public EventDrivenScheduler(ILoggingAdapter log)
    {
        _log = log;
        using (ExecutionContext.SuppressFlow())
            _timer = new Timer(static self => ((EventDrivenScheduler)self!).RunDue(), this, Timeout.Infinite, Timeout.Infinite);
    }

    public IAdvancedScheduler Advanced => this;

    public DateTimeOffset Now => DateTimeOffset.UtcNow;

    public TimeSpan MonotonicClock => Stopwatch.GetElapsedTime(_start);

    public TimeSpan HighResMonotonicClock => MonotonicClock;

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _tasks.Clear();
        }

        _timer.Dispose();
    }

    private void Schedule(TimeSpan delay, ScheduledTask task)
    {
        // Before it is queued: a cancellation then either is seen below, or finds the task in the queue.
        if (task.Cancelable is { } cancelable)
            task.Cancellation = cancelable.Token.UnsafeRegister(static task => ((ScheduledTask)task!).Scheduler.Cancel((ScheduledTask)task), task);

        lock (_gate)
        {
            if (_disposed || task.Cancelable is { IsCancellationRequested: true }) return;

            task.Due = MonotonicClock + delay;
            task.Sequence = ++_lastSequence;
            _tasks.Add(task);
            if (!_running && task.Index == 0) Arm();
        }
    }

    private void Cancel(ScheduledTask task)
    {
        lock (_gate) _tasks.Remove(task);
    }

    private void RunDue()
    {
        lock (_gate)
        {
            if (_running) return;

            _running = true;
        }

        while (TakeDue() is { } task) Run(task);
    }

    private ScheduledTask? TakeDue()
    {
        lock (_gate)
        {
            var now = MonotonicClock;
            if (_tasks.Earliest is { } task && task.Due <= now)
            {
                _tasks.Remove(task);
                if (task.IsPeriodic) AddAgain(task, now);
                return task;
            }

            _running = false;
            Arm();
            return null;
        }
    }

    /// <summary>In step with the first time, but without catching up on what was missed.</summary>
    private void AddAgain(ScheduledTask task, TimeSpan now)
    {
        task.Due += task.Interval;
        if (task.Due < now) task.Due = now;
        task.Sequence = ++_lastSequence;
        _tasks.Add(task);
    }

    private void Run(ScheduledTask task)
    {
        try
        {
            task.RunUnlessCancelled();
        }
        catch (Exception failure)
        {
            _log.Error(failure, "A scheduled action failed");
        }
    }

    private void Arm()
    {
        if (_disposed || _tasks.Earliest is not { } task) return;

        var milliseconds = Math.Ceiling((task.Due - MonotonicClock).TotalMilliseconds);
        _timer.Change((long)Math.Clamp(milliseconds, 0, LongestDelay), Timeout.Infinite);
    }
}
