using Akka.Event;

namespace Akka.Actor;

/// <summary>The reference /deadLetters: it publishes what it is told as a dead letter.</summary>
internal sealed class DeadLetterActorRef(IActorRefProvider provider, ActorPath path, EventStream eventStream)
    : EmptyLocalActorRef(provider, path, eventStream)
{
    protected override void TellInternal(object message, IActorRef? sender)
    {
        if (message is AllDeadLetters letter)
            EventStream.Publish(letter);
        else
            base.TellInternal(message, sender);
    }
}
