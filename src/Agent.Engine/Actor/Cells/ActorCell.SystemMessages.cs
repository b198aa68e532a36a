using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>The engine's own messages, which overtake the actor's.</summary>
internal sealed partial class ActorCell
{
    private SystemMessage? _deferred;

    private Deferral Deferring =>
        _children is { IsWaiting: true } ? Deferral.WhileChildrenTerminate
        : Mailbox.IsSuspended ? Deferral.WhileSuspended
        : Deferral.Never;

    public void ProcessSystemMessages()
    {
        var waiting = Mailbox.TakeSystemMessages();
        while (waiting is { } message)
        {
            waiting = message.Next;
            message.Next = null;
            waiting = ProcessOrDefer(message, waiting) ?? Mailbox.TakeSystemMessages();
        }
    }

    /// <summary>Returns what is to be processed next: deferred messages first, when they may be processed now.</summary>
    private SystemMessage? ProcessOrDefer(SystemMessage message, SystemMessage? waiting)
    {
        if (IsTerminated)
        {
            DeadLetters.AnswerForTheDead(message, _self);
            return waiting;
        }

        var before = Deferring;
        if (IsDeferred(message, before))
        {
            _deferred = Appended(_deferred, message);
            return waiting;
        }

        Process(message);
        return Deferring == before && !IsTerminated ? waiting : Appended(TakeDeferred(), waiting);
    }

    private static bool IsDeferred(SystemMessage message, Deferral state) => state switch
    {
        Deferral.WhileChildrenTerminate => message.Deferral != Deferral.Never,
        Deferral.WhileSuspended => message.Deferral == Deferral.WhileSuspended,
        _ => false,
    };

    private void Process(SystemMessage message)
    {
        try
        {
            Perform(message);
        }
        catch (Exception failure)
        {
            HandleInvokeFailure(failure);
        }
    }

    private void Perform(SystemMessage message)
    {
        switch (message)
        {
            case Create:
                CreateActor();
                break;
            case Watch watch:
                AddWatcher(watch.Watcher);
                break;
            case Unwatch unwatch:
                RemoveWatcher(unwatch.Watcher);
                break;
            case DeathWatchNotification notification:
                WatchedActorTerminated(notification);
                break;
            case Failed failed:
                HandleFailed(failed);
                break;
            case Recreate recreate:
                FaultRecreate(recreate.Cause);
                break;
            case Suspend:
                FaultSuspend();
                break;
            case Resume resume:
                FaultResume(resume.CausedByFailure);
                break;
            case Terminate:
                BeginTermination();
                break;
            case ActorTask task:
                RunStep(task);
                break;
        }
    }

    private SystemMessage? TakeDeferred()
    {
        var deferred = _deferred;
        _deferred = null;
        return deferred;
    }

    private static SystemMessage? Appended(SystemMessage? list, SystemMessage? more)
    {
        if (list is null) return more;

        var last = list;
        while (last.Next is { } next) last = next;

        last.Next = more;
        return list;
    }
}
