using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>A path without an actor: what is sent to it becomes a dead letter, and who watches it is told at once.</summary>
internal class EmptyLocalActorRef(IActorRefProvider provider, ActorPath path, EventStream eventStream) : MinimalActorRef
{
    public override ActorPath Path { get; } = path;

    public override IActorRefProvider Provider { get; } = provider;

    public override bool IsTerminated => true;

    protected EventStream EventStream { get; } = eventStream;

    public override void SendSystemMessage(ISystemMessage message) => DeadLetters.AnswerForTheDead(message, this);

    protected override void TellInternal(object message, IActorRef? sender)
    {
        if (AnswersItself(message, sender)) return;

        DeadLetters.Publish(EventStream, message, sender ?? Provider.DeadLetters, this);
    }

    private static bool AnswersItself(object message, IActorRef? sender)
    {
        if (message is not Identify identify) return false;

        sender?.Tell(new ActorIdentity(identify.MessageId, null));
        return true;
    }
}
