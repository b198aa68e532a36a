using Akka.Actor;

namespace Agent.Engine.Tests.Hosting;

internal sealed class EchoActor : UntypedActor
{
    public static Props Props { get; } = Akka.Actor.Props.Create(() => new EchoActor());

    protected override void OnReceive(object message) => Sender.Tell(message);
}
