namespace Akka.Actor;

/// <summary>What all references of one actor system share.</summary>
public interface IActorRefProvider
{
    ActorPath RootPath { get; }

    Address DefaultAddress { get; }

    IActorRef DeadLetters { get; }
}
