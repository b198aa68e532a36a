namespace Akka.Actor;

/// <summary>Whatever takes a message and returns at once.</summary>
public interface ICanTell
{
    void Tell(object message, IActorRef? sender);
}
