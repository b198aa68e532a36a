using Akka.Dispatch;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>Asynchronous handlers: no other message until the task is done.</summary>
internal sealed partial class ActorCell
{
    private ActorTaskScheduler? _tasks;

    /// <summary>The message whose asynchronous handler is not done yet.</summary>
    private MessageNode? _running;

    public void RunTask(Func<Task> handler)
    {
        _tasks ??= new ActorTaskScheduler(this);
        var task = _tasks.Start(handler);
        if (task.IsCompleted)
        {
            task.GetAwaiter().GetResult();
            return;
        }

        Mailbox.Suspend();
        _running = _current;
        task.ContinueWith(Finish, CancellationToken.None, TaskContinuationOptions.None, _tasks);
    }

    private void RunStep(ActorTask task)
    {
        _current = _running;
        task.Step();
    }

    private void Finish(Task task)
    {
        Mailbox.Resume();
        _running = null;
        if (task.IsCompletedSuccessfully)
            _current = null;
        else
            HandleInvokeFailure(task.Exception?.InnerException ?? new TaskCanceledException(task));

        _idle?.Restart();
    }
}
