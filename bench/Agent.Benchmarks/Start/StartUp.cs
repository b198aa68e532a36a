using System.Diagnostics;
using Akka.Actor;

namespace Agent.Benchmarks.Start;

/// <summary>From <c>ActorSystem.Create</c> to the first answer, in a process that has done nothing else.</summary>
internal static class StartUp
{
    public static async Task<StartSample> MeasureAsync()
    {
        var before = WorkingSetMiB();
        var clock = Stopwatch.StartNew();

        var system = ActorSystem.Create("start");
        await system.ActorOf(Props.Create(() => new Greeter())).Ask<string>("hello");

        return new StartSample(clock.Elapsed.TotalMilliseconds, WorkingSetMiB(), before);
    }

    private static double WorkingSetMiB() => Environment.WorkingSet / 1024.0 / 1024.0;
}
