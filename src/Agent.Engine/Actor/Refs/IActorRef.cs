namespace Akka.Actor;

/// <summary>A handle on one incarnation of an actor. Never invalid: an actor that is gone is a dead letter's recipient.</summary>
public interface IActorRef : ICanTell, IEquatable<IActorRef>, IComparable<IActorRef>, IComparable
{
    ActorPath Path { get; }
}
