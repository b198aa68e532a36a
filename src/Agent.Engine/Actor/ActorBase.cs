using Akka.Actor.Internal;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The base of every actor: one message at a time, state of its own.</summary>
public abstract partial class ActorBase
{
    private IActorRef? _clearedSelf;

    /// <exception cref="ActorInitializationException">It was created with <c>new</c> outside of an actor system.</exception>
    protected ActorBase()
    {
        var cell = InternalCurrentActorCellKeeper.Current
            ?? throw new ActorInitializationException("Do not create actors using 'new', always create them using an ActorContext/System");

        cell.Become(Receive);
        if (this is IWithTimers timed) timed.Timers = cell.NewTimers();
    }

    protected static IActorContext Context => CurrentCell;

    protected IActorRef Self => _clearedSelf ?? Context.Self;

    protected IActorRef Sender => Context.Sender;

    private protected static ActorCell CurrentCell =>
        InternalCurrentActorCellKeeper.Current
        ?? throw new NotSupportedException("There is no active ActorContext, this is most likely due to use of async operations from within this actor.");

    internal void Clear(IActorRef self) => _clearedSelf = self;

    internal SupervisorStrategy StrategyOfItsOwn() => SupervisorStrategy();

    protected internal virtual bool AroundReceive(Receive receive, object message)
    {
        if (receive(message)) return true;

        Unhandled(message);
        return false;
    }

    /// <summary>Handles a message, or returns false.</summary>
    protected abstract bool Receive(object message);

    /// <summary>What to do with messages that the behaviour does not handle: they go to the event stream.</summary>
    /// <exception cref="DeathPactException">The message is a <see cref="Terminated"/>.</exception>
    protected virtual void Unhandled(object message)
    {
        if (message is Terminated terminated) throw new DeathPactException(terminated.ActorRef);

        Context.System.EventStream.Publish(new UnhandledMessage(message, Sender, Self));
    }

    /// <summary>How this actor supervises its children.</summary>
    protected virtual SupervisorStrategy SupervisorStrategy() => Actor.SupervisorStrategy.DefaultStrategy;

    protected void Become(Receive receive) => Context.Become(receive);

    protected void BecomeStacked(Receive receive) => Context.BecomeStacked(receive);

    protected void UnbecomeStacked() => Context.UnbecomeStacked();

    /// <summary>Sends <see cref="ReceiveTimeout"/> after every idle period of that length; null ends it.</summary>
    protected void SetReceiveTimeout(TimeSpan? timeout) => Context.SetReceiveTimeout(timeout);
}
