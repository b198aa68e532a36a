using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>Runs what an asynchronous handler does after an await as the actor: one at a time, with its context.</summary>
internal sealed class ActorTaskScheduler(ActorCell cell) : TaskScheduler
{
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs the handler up to its first await that has to wait.</summary>
    public Task Start(Func<Task> handler)
    {
        var start = new Task<Task>(handler);
        start.RunSynchronously(this);
        return start.Unwrap();
    }

    protected override void QueueTask(Task task) => cell.Post(new ActorTask(() => TryExecuteTask(task)));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && ReferenceEquals(ActorCell.Current, cell) && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
