namespace Akka.Actor;

/// <summary>The references that need no actor system.</summary>
public static class ActorRefs
{
    /// <summary>A message without a sender; whoever answers it answers to dead letters.</summary>
    public static readonly IActorRef NoSender = null!;

    public static readonly Nobody Nobody = Nobody.Instance;
}
