using Akka.Actor;

namespace Akka.Dispatch;

/// <summary>A message with its sender, and its link in a mailbox.</summary>
internal sealed class MessageNode(object message, IActorRef? sender)
{
    public readonly object Message = message;

    public readonly IActorRef? Sender = sender;

    public MessageNode? Next;
}
