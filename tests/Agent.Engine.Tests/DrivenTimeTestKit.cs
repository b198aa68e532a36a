using Akka.TestKit;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests;

/// <summary>A test whose system's clock moves only when the test says so.</summary>
public abstract class DrivenTimeTestKit(string config = "") : TestKit(Scheduler + config)
{
    private static readonly string Scheduler =
        $"akka.scheduler.implementation = \"{typeof(TestScheduler).AssemblyQualifiedName}\"\n";

    protected static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    protected TestScheduler Clock => (TestScheduler)Sys.Scheduler;
}
