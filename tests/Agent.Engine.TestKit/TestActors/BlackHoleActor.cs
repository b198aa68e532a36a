using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Takes every message and says nothing.</summary>
public class BlackHoleActor : ActorBase
{
    public static Props Props { get; } = Actor.Props.Create(() => new BlackHoleActor());

    protected override bool Receive(object message) => true;
}
