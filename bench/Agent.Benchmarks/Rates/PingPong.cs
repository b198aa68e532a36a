using Akka.Actor;
using BenchmarkDotNet.Attributes;

namespace Agent.Benchmarks.Rates;

/// <summary>Two actors send each other what they get; pings and pongs are counted.</summary>
/// <remarks>All pairs, as Akka.NET's own PingPong benchmark does it: https://github.com/akkadotnet/akka.net/tree/dev/src/benchmark/PingPong.</remarks>
public class PingPong : ActorBenchmark
{
    private const int RoundTrips = 1_000_000;
    private const int Window = 1_000;
    private static readonly int Pairs = Environment.ProcessorCount;

    private List<IActorRef> _pingers = [];

    protected override void CreateActors(ActorSystem system) =>
        _pingers = [.. Enumerable.Range(0, Pairs).Select(_ => CreatePair(system))];

    /// <summary>One pair, one message under way: every message wakes an actor.</summary>
    [Benchmark(OperationsPerInvoke = 2 * RoundTrips)]
    public Task OnePair() => PlayAsync(_pingers[0], RoundTrips, window: 1);

    /// <summary>A pair a processor, 1,000 messages under way in each: throughput.</summary>
    [Benchmark(OperationsPerInvoke = 2 * RoundTrips)]
    public Task AllPairs() => Task.WhenAll(_pingers.Select((pinger, index) => PlayAsync(pinger, Share(index), Window)));

    private static IActorRef CreatePair(ActorSystem system)
    {
        var ponger = system.ActorOf(Props.Create(() => new Echo()));
        return system.ActorOf(Props.Create(() => new Pinger(ponger)));
    }

    private static Task PlayAsync(IActorRef pinger, int roundTrips, int window)
    {
        var play = new Pinger.Play(roundTrips, window, new TaskCompletionSource());
        pinger.Tell(play);
        return play.Over.Task;
    }

    private static int Share(int index) => RoundTrips / Pairs + (index == 0 ? RoundTrips % Pairs : 0);
}
