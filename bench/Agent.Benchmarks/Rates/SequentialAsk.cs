using Akka.Actor;
using BenchmarkDotNet.Attributes;

namespace Agent.Benchmarks.Rates;

/// <summary>One caller asks one actor and awaits the answer before it asks again.</summary>
public class SequentialAsk : ActorBenchmark
{
    private const int Count = 200_000;
    private static readonly object Question = new();

    private IActorRef _echo = ActorRefs.Nobody;

    protected override void CreateActors(ActorSystem system) =>
        _echo = system.ActorOf(Props.Create(() => new Echo()));

    [Benchmark(OperationsPerInvoke = Count)]
    public async Task OneCaller()
    {
        for (var i = 0; i < Count; i++)
            await _echo.Ask<object>(Question);
    }
}
