using Akka.Actor;

namespace Agent.Benchmarks.Start;

/// <summary>Answers a greeting with the same words.</summary>
internal sealed class Greeter : ReceiveActor
{
    public Greeter() => Receive<string>(greeting => Sender.Tell(greeting, Self));
}
