namespace Akka.Actor;

/// <summary>Something due at a time, once or again and again.</summary>
internal abstract class ScheduledTask(TimeSpan interval)
{
    /// <summary>Where it is in the heap; negative when it is not there.</summary>
    public int Index = -1;

    public TimeSpan Due;

    /// <summary>Among tasks that are due at the same time, the first to be scheduled is the first to run.</summary>
    public long Sequence;

    /// <summary>Zero when it runs only once.</summary>
    public TimeSpan Interval => interval;

    public required EventDrivenScheduler Scheduler { get; init; }

    public ICancelable? Cancelable { get; init; }

    public CancellationTokenRegistration Cancellation { get; set; }

    public bool IsPeriodic => interval > TimeSpan.Zero;

    public bool IsBefore(ScheduledTask other) =>
        Due != other.Due ? Due < other.Due : Sequence < other.Sequence;

    public void RunUnlessCancelled()
    {
        if (!IsPeriodic) Cancellation.Dispose();
        if (Cancelable is not { IsCancellationRequested: true }) Run();
    }

    protected abstract void Run();
}

internal sealed class ScheduledAction(Action action, TimeSpan interval) : ScheduledTask(interval)
{
    protected override void Run() => action();
}

internal sealed class ScheduledTell(ICanTell receiver, object message, IActorRef? sender, TimeSpan interval) : ScheduledTask(interval)
{
    protected override void Run() => receiver.Tell(message, sender);
}
