namespace Akka.Actor;

/// <summary>Makes instances of one actor type, for example out of a container.</summary>
public interface IIndirectActorProducer
{
    Type ActorType { get; }

    ActorBase Produce();

    void Release(ActorBase actor);
}
