namespace Akka.Actor;

/// <summary>Finds the references of one actor system by path.</summary>
public interface IActorRefProvider
{
    ActorPath RootPath { get; }

    Address DefaultAddress { get; }

    IActorRef DeadLetters { get; }

    /// <summary>The actor at a path, or a reference to dead letters under that path.</summary>
    IActorRef ResolveActorRef(string path);

    IActorRef ResolveActorRef(ActorPath actorPath);
}
