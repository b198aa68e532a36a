using Agent.Benchmarks.Results;
using Akka.Actor;

namespace Agent.Benchmarks.Memory;

/// <summary>What the managed heap grows by when 100,000 actors have started and have nothing to do.</summary>
internal static class IdleActors
{
    private const int Count = 100_000;
    private const int Rounds = 3;

    public static IReadOnlyList<Figure> Measure()
    {
        BytesAnActor(count: 1_000); // what is allocated once is no actor's
        var bytes = Enumerable.Range(0, Rounds).Select(_ => BytesAnActor(Count)).Order().ElementAt(Rounds / 2);
        return [new Figure(Targets.IdleActor, bytes / 1e3)];
    }

    private static double BytesAnActor(int count)
    {
        var system = ActorSystem.Create("memory");
        var before = GC.GetTotalMemory(forceFullCollection: true);

        StartActors(system, count);
        var after = GC.GetTotalMemory(forceFullCollection: true);

        system.Terminate().Wait();
        return (after - before) / (double)count;
    }

    private static void StartActors(ActorSystem system, int count)
    {
        using var started = new CountdownEvent(count);
        var props = Props.Create(() => new IdleActor(started));

        for (var i = 0; i < count; i++)
            system.ActorOf(props);

        started.Wait();
    }
}
