namespace Akka.Actor;

/// <summary>Asks every actor who it is. The answer is an <see cref="ActorIdentity"/>.</summary>
public sealed class Identify(object messageId) : IAutoReceivedMessage, INotInfluenceReceiveTimeout
{
    public object MessageId { get; } = messageId;

    public override string ToString() => $"<Identify - MessageId: {MessageId}>";
}
