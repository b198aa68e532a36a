namespace Akka.Actor.Scheduler;

/// <summary>Belongs to one instance of an actor, and is used by its thread only.</summary>
/// <remarks>A message is accepted only if its timer still waits for exactly that object: cancelled, replaced and former instances' are not.</remarks>
internal sealed class TimerScheduler(ActorCell cell) : ITimerScheduler
{
    private readonly Dictionary<object, Timer> _timers = [];

    public IReadOnlyCollection<object> ActiveTimers => _timers.Keys;

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval) =>
        StartPeriodicTimer(key, msg, interval, interval);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval)
    {
        Cancel(key);
        var message = TimerMessage.Around(key, msg);
        var task = cell.System.Scheduler.ScheduleTellRepeatedlyCancelable(
            initialDelay, interval, cell.Self, message, ActorRefs.NoSender);

        _timers[key] = new Timer(message, task, IsPeriodic: true);
    }

    public void StartSingleTimer(object key, object msg, TimeSpan timeout)
    {
        Cancel(key);
        var message = TimerMessage.Around(key, msg);
        var task = cell.System.Scheduler.ScheduleTellOnceCancelable(timeout, cell.Self, message, ActorRefs.NoSender);
        _timers[key] = new Timer(message, task, IsPeriodic: false);
    }

    public bool IsTimerActive(object key) => _timers.ContainsKey(key);

    public void Cancel(object key)
    {
        if (_timers.Remove(key, out var timer)) timer.Task.Cancel();
    }

    public void CancelAll()
    {
        foreach (var timer in _timers.Values) timer.Task.Cancel();

        _timers.Clear();
    }

    public bool Accepts(TimerMessage message)
    {
        if (!_timers.TryGetValue(message.Key, out var timer) || !ReferenceEquals(timer.Message, message)) return false;

        if (!timer.IsPeriodic) _timers.Remove(message.Key);
        return true;
    }

    private readonly record struct Timer(TimerMessage Message, ICancelable Task, bool IsPeriodic);
}
