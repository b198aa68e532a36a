using Akka.Actor;

namespace Agent.Benchmarks.Rates;

/// <summary>Sends every message back.</summary>
internal sealed class Echo : UntypedActor
{
    protected override void OnReceive(object message) => Sender.Tell(message, Self);
}
