using Akka.Actor.Internal;
using Akka.Event;

namespace Akka.Actor;

/// <summary>What the parent's decision does to this actor.</summary>
internal sealed partial class ActorCell
{
    private void FaultSuspend()
    {
        Mailbox.Suspend();
        SuspendChildren();
    }

    private void FaultResume(Exception? causedByFailure)
    {
        if (_actor is null)
        {
            FaultCreate();
            return;
        }

        var perpetrator = _perpetrator;
        Mailbox.Resume();
        if (causedByFailure is not null) (_perpetrator, _current) = (null, null);
        ResumeChildren(causedByFailure, perpetrator);
    }

    private void FaultRecreate(Exception cause)
    {
        if (_actor is null)
        {
            FaultCreate();
        }
        else if (_children is null or { Reason: SuspendReason.UserRequest })
        {
            PreRestart(_actor, cause);
            if (!WaitsForChildren(SuspendReason.Recreation, cause)) FinishRecreate(cause);
        }
        else
        {
            // Already on its way: only the count of suspensions has to come out even.
            FaultResume(null);
        }
    }

    /// <summary>The actor has not been created yet, or its creation failed: then there is nothing to restart.</summary>
    private void FaultCreate()
    {
        SetReceiveTimeout(null);
        StopChildren();
        if (!WaitsForChildren(SuspendReason.Creation)) FinishCreate();
    }

    private void FinishCreate()
    {
        Mailbox.Resume();
        (_perpetrator, _current) = (null, null);
        try
        {
            CreateActor();
        }
        catch (Exception failure)
        {
            HandleInvokeFailure(failure);
        }
    }

    private void PreRestart(ActorBase failed, Exception cause)
    {
        try
        {
            failed.AroundPreRestart(cause, CurrentMessage!);
        }
        catch (Exception failure)
        {
            var exception = new PreRestartException(_self, failure, cause, CurrentMessage);
            Publish(new Error(exception, LogSource, failed.GetType(), failure.Message));
        }
        finally
        {
            ClearActor();
        }
    }

    private void FinishRecreate(Exception cause)
    {
        // The new instance may create more children, which are not to be restarted.
        var survivors = Children;
        Mailbox.Resume();
        (_perpetrator, _current) = (null, null);
        try
        {
            _actor = NewActor();
            if (_children is { } children) children.Strategy = null;
            _actor.AroundPostRestart(cause, null!);
            foreach (var survivor in survivors) survivor.Restart(cause);
        }
        catch (Exception failure)
        {
            ClearActor();
            HandleInvokeFailure(new PostRestartException(_self, failure, cause), survivors);
        }
    }
}
