using Akka.Actor;

namespace Agent.Benchmarks.Memory;

/// <summary>An actor with one handler, which says that it has started and then waits for ever.</summary>
internal sealed class IdleActor : ReceiveActor
{
    public IdleActor(CountdownEvent started)
    {
        Receive<string>(_ => { });
        started.Signal();
    }
}
