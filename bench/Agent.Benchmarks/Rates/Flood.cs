using Akka.Actor;
using BenchmarkDotNet.Attributes;

namespace Agent.Benchmarks.Rates;

/// <summary>One thread tells one actor as fast as it can; from the first Tell until the last message has been handled.</summary>
public class Flood : ActorBenchmark
{
    private const int Count = 3_000_000;
    private static readonly object Drop = new();

    private IActorRef _counter = ActorRefs.Nobody;

    protected override void CreateActors(ActorSystem system) =>
        _counter = system.ActorOf(Props.Create(() => new Counter()));

    [Benchmark(OperationsPerInvoke = Count)]
    public Task OneWay()
    {
        var expect = new Counter.Expect(Count, new TaskCompletionSource());
        _counter.Tell(expect);

        for (var i = 0; i < Count; i++)
            _counter.Tell(Drop);

        return expect.Reached.Task;
    }
}
