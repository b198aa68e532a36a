using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.Event;

/// <summary>The bus of an actor system: dead letters, unhandled messages, log events, and whatever actors publish. Who dies is unsubscribed.</summary>
public class EventStream : LoggingBus
{
    private readonly Undertaker _undertaker;

    internal EventStream() => _undertaker = new Undertaker(this);

    /// <inheritdoc/>
    public override bool Subscribe(IActorRef subscriber, Type channel)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        if (!base.Subscribe(subscriber, channel)) return false;

        (subscriber as IInternalActorRef)?.SendSystemMessage(new Watch(subscriber, _undertaker));
        return true;
    }

    public override bool Unsubscribe(IActorRef subscriber, Type channel) =>
        base.Unsubscribe(subscriber, channel) && Forget(subscriber);

    public override bool Unsubscribe(IActorRef subscriber) =>
        base.Unsubscribe(subscriber) && Forget(subscriber);

    private bool Forget(IActorRef subscriber)
    {
        if (!IsSubscribed(subscriber))
            (subscriber as IInternalActorRef)?.SendSystemMessage(new Unwatch(subscriber, _undertaker));

        return true;
    }

    /// <summary>Watches the subscribers without being an actor.</summary>
    private sealed class Undertaker(EventStream stream) : MinimalActorRef
    {
        public override ActorPath Path => ActorRefs.Nobody.Path;

        public override IActorRefProvider Provider => ActorRefs.Nobody.Provider;

        public override void SendSystemMessage(ISystemMessage message)
        {
            if (message is DeathWatchNotification notification) stream.Unsubscribe(notification.Actor);
        }
    }
}
