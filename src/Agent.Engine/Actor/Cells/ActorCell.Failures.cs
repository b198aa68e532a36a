using Akka.Dispatch;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The actor fails, or one of its children does.</summary>
internal sealed partial class ActorCell
{
    /// <summary>Whose failure suspended this actor: its own, or that of a child which it escalated.</summary>
    private IActorRef? _perpetrator;

    private LocalActorRef? _failingChild;

    /// <summary>Stands still, with all children, until the parent decides.</summary>
    private void HandleInvokeFailure(Exception cause, IReadOnlyCollection<LocalActorRef>? childrenNotToSuspend = null)
    {
        if (_perpetrator is not null) return;

        Mailbox.Suspend();
        _perpetrator = _failingChild ?? _self;
        SuspendChildren(_failingChild is { } child ? [child, .. childrenNotToSuspend ?? []] : childrenNotToSuspend);
        _self.Parent.SendSystemMessage(new Failed(_self, cause));
    }

    /// <summary>Names are reused: a failure of a child that was replaced meanwhile is nobody's business.</summary>
    private void HandleFailed(Failed failure)
    {
        if (_children is not { } children || !children.Contains(failure.Child))
        {
            Publish(new Debug(LogSource, ActorType, $"Dropping Failed({failure.Cause}) from unknown child {failure.Child}"));
            return;
        }

        // A decider may ask for its Sender, and it is the child that failed.
        _current = new MessageNode(failure, failure.Child);
        _failingChild = failure.Child;
        Decide(children, failure);
        _failingChild = null;
        if (_perpetrator is null) _current = null;
    }

    private void Decide(ChildrenContainer children, Failed failure)
    {
        try
        {
            if (!Strategy(children).HandleFailure(this, failure.Child, failure.Cause, children.Snapshot()))
                HandleInvokeFailure(failure.Cause);
        }
        catch (Exception deciding)
        {
            HandleInvokeFailure(deciding);
        }
    }

    private SupervisorStrategy Strategy(ChildrenContainer children) =>
        children.Strategy ??= Props.SupervisorStrategy ?? _actor?.StrategyOfItsOwn() ?? SupervisorStrategy.DefaultStrategy;

    private void HandleChildTerminated(LocalActorRef child)
    {
        var (awaited, cause) = _children!.Remove(child);
        switch (awaited)
        {
            case Internal.SuspendReason.Recreation:
                FinishRecreate(cause!);
                break;
            case Internal.SuspendReason.Creation:
                FinishCreate();
                break;
            case Internal.SuspendReason.Termination:
                FinishTerminate();
                break;
        }
    }
}
