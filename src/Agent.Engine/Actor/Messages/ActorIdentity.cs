namespace Akka.Actor;

/// <summary>The answer to <see cref="Identify"/>.</summary>
public sealed class ActorIdentity(object messageId, IActorRef? subject)
{
    public object MessageId { get; } = messageId;

    /// <summary>Who answered; null when the asked selection matched no actor.</summary>
    public IActorRef? Subject { get; } = subject;

    public override string ToString() => $"<ActorIdentity - MessageId: {MessageId}, Subject: {Subject}>";
}
