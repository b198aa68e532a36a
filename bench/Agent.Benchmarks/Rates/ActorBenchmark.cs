using Akka.Actor;
using BenchmarkDotNet.Attributes;

namespace Agent.Benchmarks.Rates;

/// <summary>A benchmark with an actor system of its own.</summary>
public abstract class ActorBenchmark
{
    private ActorSystem _system = null!;

    [GlobalSetup]
    public void Start()
    {
        _system = ActorSystem.Create("benchmark");
        CreateActors(_system);
    }

    [GlobalCleanup]
    public Task StopAsync() => _system.Terminate();

    protected abstract void CreateActors(ActorSystem system);
}
