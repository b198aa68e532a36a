namespace Akka.Actor;

internal sealed partial class EventDrivenScheduler
{
    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender) =>
        ScheduleTellOnce(delay, receiver, message, sender, null);

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable)
    {
        CheckDelay(delay, nameof(delay));
        Schedule(delay, new ScheduledTell(receiver, message, sender, TimeSpan.Zero) { Scheduler = this, Cancelable = cancelable });
    }

    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender) =>
        ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, null);

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable)
    {
        CheckDelay(initialDelay, nameof(initialDelay));
        CheckInterval(interval);
        Schedule(initialDelay, new ScheduledTell(receiver, message, sender, interval) { Scheduler = this, Cancelable = cancelable });
    }

    public void ScheduleOnce(TimeSpan delay, Action action) => ScheduleOnce(delay, action, null);

    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable)
    {
        CheckDelay(delay, nameof(delay));
        Schedule(delay, new ScheduledAction(action, TimeSpan.Zero) { Scheduler = this, Cancelable = cancelable });
    }

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        ScheduleRepeatedly(initialDelay, interval, action, null);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable)
    {
        CheckDelay(initialDelay, nameof(initialDelay));
        CheckInterval(interval);
        Schedule(initialDelay, new ScheduledAction(action, interval) { Scheduler = this, Cancelable = cancelable });
    }

    private static void CheckDelay(TimeSpan delay, string name) =>
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero, name);

    private static void CheckInterval(TimeSpan interval) =>
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(interval, TimeSpan.Zero);
}
