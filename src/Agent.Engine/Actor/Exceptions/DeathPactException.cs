namespace Akka.Actor;

/// <summary>An actor watched another one, and did not handle its <see cref="Terminated"/>.</summary>
public class DeathPactException : AkkaException
{
    public DeathPactException(IActorRef deadActor)
        : base($"Monitored actor {deadActor} terminated") =>
        DeadActor = deadActor;

    public IActorRef DeadActor { get; }
}
