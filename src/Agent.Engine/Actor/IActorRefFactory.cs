namespace Akka.Actor;

/// <summary>Creates actors and looks them up.</summary>
public interface IActorRefFactory
{
    /// <summary>Creates a child; without a name it gets a unique one.</summary>
    IActorRef ActorOf(Props props, string? name = null);

    ActorSelection ActorSelection(ActorPath actorPath);

    ActorSelection ActorSelection(string actorPath);
}
