using Akka.Actor;
using BenchmarkDotNet.Attributes;

namespace Agent.Benchmarks.Rates;

/// <summary>One pair of actors a processor, each with up to 1,000 messages under way; pings and pongs of all pairs are counted.</summary>
/// <remarks>Counts as Akka.NET's own PingPong benchmark does: https://github.com/akkadotnet/akka.net/tree/dev/src/benchmark/PingPong.</remarks>
public class PingPong : ActorBenchmark
{
    private const int RoundTrips = 2_000_000;
    private static readonly int Pairs = Environment.ProcessorCount;

    private List<IActorRef> _pingers = [];

    protected override void CreateActors(ActorSystem system) =>
        _pingers = [.. Enumerable.Range(0, Pairs).Select(_ => CreatePair(system))];

    [Benchmark(OperationsPerInvoke = 2 * RoundTrips)]
    public Task Messages() => Task.WhenAll(_pingers.Select(PlayAsync));

    private static IActorRef CreatePair(ActorSystem system)
    {
        var ponger = system.ActorOf(Props.Create(() => new Echo()));
        return system.ActorOf(Props.Create(() => new Pinger(ponger)));
    }

    private static Task PlayAsync(IActorRef pinger, int index)
    {
        var share = RoundTrips / Pairs + (index == 0 ? RoundTrips % Pairs : 0);
        var play = new Pinger.Play(share, new TaskCompletionSource());
        pinger.Tell(play);
        return play.Over.Task;
    }
}
