namespace Agent.Web.Tests.Logs;

/// <summary>Time that passes when a test says so.</summary>
internal sealed class DrivenTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<DrivenTimer> _timers = [];
    private TaskCompletionSource _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new DrivenTimer(this, () => callback(state), dueTime);

        lock (_lock)
        {
            _timers.Add(timer);
            _armed.TrySetResult();
        }

        return timer;
    }

    /// <summary>Waits until somebody waits so long, and lets that time pass.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        DrivenTimer? due;

        while ((due = Find(time)) is null)
            await _armed.Task;

        due.Ring();
    }

    private DrivenTimer? Find(TimeSpan time)
    {
        lock (_lock)
        {
            _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _timers.Find(timer => timer.Due == time);
        }
    }

    private void Remove(DrivenTimer timer)
    {
        lock (_lock)
            _timers.Remove(timer);
    }

    private sealed class DrivenTimer(DrivenTime time, Action ring, TimeSpan due) : ITimer
    {
        public TimeSpan Due => due;

        public void Ring()
        {
            time.Remove(this);
            ring();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose() => time.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
