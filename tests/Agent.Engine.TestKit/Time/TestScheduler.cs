using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>A scheduler whose time stands still until the test moves it. What falls due then runs on the test's thread.</summary>
/// <remarks>
/// <see cref="Advance"/> takes one leap: a repetition runs at most once in it, and is due again an interval after its end.
/// </remarks>
public class TestScheduler : IScheduler, IAdvancedScheduler
{
    private readonly Lock _lock = new();
    private readonly List<ScheduledAction> _actions = [];
    private readonly long _start = Stopwatch.GetTimestamp();
    private DateTimeOffset _now = DateTimeOffset.UtcNow;

    // Created by a system from the type's name, which is why it takes what it does not need.
    public TestScheduler(Config schedulerConfig, ILoggingAdapter log)
    {
    }

    public IAdvancedScheduler Advanced => this;

    public DateTimeOffset Now
    {
        get
        {
            lock (_lock) return _now;
        }
    }

    /// <summary>Real time: only what is scheduled, and <see cref="Now"/>, wait for the test.</summary>
    public TimeSpan MonotonicClock => Stopwatch.GetElapsedTime(_start);

    public TimeSpan HighResMonotonicClock => MonotonicClock;

    public void Advance(TimeSpan offset) => AdvanceTo(Now + offset);

    public void AdvanceTo(DateTimeOffset when)
    {
        if (when < Now) throw new InvalidOperationException($"Time cannot go back from {Now} to {when}.");

        foreach (var action in TakeDue(when))
        {
            if (action.IsCancelled) continue;

            action.Run();
            if (action.Interval is { } interval && !action.IsCancelled) Add(action with { Due = when + interval });
        }
    }

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender) =>
        ScheduleTellOnce(delay, receiver, message, sender, null);

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Schedule(delay, null, () => receiver.Tell(message, sender), cancelable);

    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender) =>
        ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, null);

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Schedule(initialDelay, interval, () => receiver.Tell(message, sender), cancelable);

    public void ScheduleOnce(TimeSpan delay, Action action) => ScheduleOnce(delay, action, null);

    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) => Schedule(delay, null, action, cancelable);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        ScheduleRepeatedly(initialDelay, interval, action, null);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        Schedule(initialDelay, interval, action, cancelable);

    private void Schedule(TimeSpan delay, TimeSpan? interval, Action action, ICancelable? cancelable) =>
        Add(new ScheduledAction(Now + delay, interval, action, cancelable));

    private void Add(ScheduledAction action)
    {
        lock (_lock) _actions.Add(action);
    }

    // Sorting keeps the order of those that are due at the same time.
    private List<ScheduledAction> TakeDue(DateTimeOffset when)
    {
        lock (_lock)
        {
            _now = when;
            var due = _actions.Where(action => action.Due <= when).OrderBy(action => action.Due).ToList();
            _actions.RemoveAll(action => action.Due <= when);
            return due;
        }
    }

    private sealed record ScheduledAction(DateTimeOffset Due, TimeSpan? Interval, Action Run, ICancelable? Cancelable)
    {
        public bool IsCancelled => Cancelable?.IsCancellationRequested ?? false;
    }
}
