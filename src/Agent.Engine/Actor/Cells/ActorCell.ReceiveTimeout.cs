namespace Akka.Actor;

/// <summary>The message that tells an actor that it has been idle for long.</summary>
internal sealed partial class ActorCell
{
    private IdleTimeout? _idle;

    public TimeSpan? ReceiveTimeout => _idle?.After;

    public void SetReceiveTimeout(TimeSpan? timeout)
    {
        _idle?.Cancel();
        _idle = timeout is { } after ? new IdleTimeout(this, after) : null;
        _idle?.Restart();
    }

    private void HandleAsActivity(object message)
    {
        if (message is INotInfluenceReceiveTimeout)
        {
            Handle(message);
            return;
        }

        _idle?.Cancel();
        try
        {
            Handle(message);
        }
        finally
        {
            if (_running is null) _idle?.Restart();
        }
    }

    private sealed class IdleTimeout(ActorCell cell, TimeSpan after)
    {
        private ICancelable? _pending;

        public TimeSpan After => after;

        public void Restart()
        {
            Cancel();
            _pending = cell.System.Scheduler.ScheduleTellOnceCancelable(after, cell._self, Actor.ReceiveTimeout.Instance, cell._self);
        }

        public void Cancel() => _pending?.Cancel();
    }
}
