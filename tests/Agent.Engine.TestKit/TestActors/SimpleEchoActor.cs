using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Answers every message with itself.</summary>
public class SimpleEchoActor : ReceiveActor
{
    public SimpleEchoActor() => ReceiveAny(message => Sender.Tell(message, Self));

    public static Props Props() => Actor.Props.Create(() => new SimpleEchoActor());
}
