using System.Collections.Concurrent;
using Akka;
using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Shutdown;

public class CoordinatedShutdownSpecs() : TestKit("akka.coordinated-shutdown.phases.service-stop.timeout = 20ms")
{
    private readonly ConcurrentQueue<string> _done = new();

    private CoordinatedShutdown Shut => CoordinatedShutdown.Get(Sys);

    [Fact(Timeout = 20_000)]
    public async Task Phases_run_in_their_order_whatever_the_order_of_their_tasks()
    {
        Add(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "last");
        Add(CoordinatedShutdown.PhaseServiceUnbind, "second");
        Add(CoordinatedShutdown.PhaseServiceRequestsDone, "third");
        Add(CoordinatedShutdown.PhaseServiceStop, "fourth");
        Add(CoordinatedShutdown.PhaseBeforeServiceUnbind, "first");

        await Run();

        Assert.Equal(["first", "second", "third", "fourth", "last"], _done);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_phase_waits_for_all_tasks_of_the_one_before()
    {
        var gate = new TaskCompletionSource();
        Shut.AddTask(CoordinatedShutdown.PhaseBeforeServiceUnbind, "slow", async () =>
        {
            await gate.Task;
            _done.Enqueue("slow");
            return Done.Instance;
        });
        Add(CoordinatedShutdown.PhaseBeforeServiceUnbind, "quick");
        Add(CoordinatedShutdown.PhaseServiceUnbind, "next");

        var run = Run();
        await AwaitConditionAsync(() => _done.Contains("quick"));
        gate.SetResult();
        await run;

        Assert.Equal(["quick", "slow", "next"], _done);
    }

    [Fact(Timeout = 20_000)]
    public async Task Tasks_of_a_phase_run_at_the_same_time()
    {
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        AddMeeting("first", first, second.Task);
        AddMeeting("second", second, first.Task);

        await Run();

        Assert.Equal(["met", "met"], _done);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_phase_that_takes_too_long_does_not_hold_up_the_next()
    {
        Shut.AddTask(CoordinatedShutdown.PhaseServiceStop, "endless", () => new TaskCompletionSource<Done>().Task);
        Add(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "next");

        await Run();

        Assert.Equal(["next"], _done);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_task_that_fails_does_not_hold_up_the_next_phase()
    {
        Shut.AddTask(CoordinatedShutdown.PhaseServiceStop, "failing", () => throw new InvalidOperationException("expected"));
        Shut.AddTask(CoordinatedShutdown.PhaseServiceStop, "failing later", () =>
            Task.FromException<Done>(new InvalidOperationException("expected")));
        Add(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "next");

        await Run();

        Assert.Equal(["next"], _done);
    }

    [Fact(Timeout = 20_000)]
    public async Task It_runs_once_and_every_caller_waits_for_that_run()
    {
        Add(CoordinatedShutdown.PhaseServiceStop, "once");

        await Task.WhenAll(Run(), Run());
        await Run();

        Assert.Equal(["once"], _done);
    }

    [Fact(Timeout = 20_000)]
    public async Task The_reason_of_the_first_caller_is_kept()
    {
        Assert.Null(Shut.ShutdownReason);

        await Shut.Run(CoordinatedShutdown.UnknownReason.Instance);
        await Shut.Run(CoordinatedShutdown.ClrExitReason.Instance);

        Assert.IsType<CoordinatedShutdown.UnknownReason>(Shut.ShutdownReason);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_run_may_begin_at_a_later_phase()
    {
        Add(CoordinatedShutdown.PhaseServiceUnbind, "skipped");
        Add(CoordinatedShutdown.PhaseServiceStop, "run");

        await Shut.Run(CoordinatedShutdown.UnknownReason.Instance, CoordinatedShutdown.PhaseServiceStop);

        Assert.Equal(["run"], _done);
    }

    [Fact(Timeout = 20_000)]
    public async Task In_the_end_the_system_is_terminated()
    {
        await Run();

        await Sys.WhenTerminated;
    }

    [Fact(Timeout = 20_000)]
    public async Task Actors_live_until_the_last_phase()
    {
        var actor = Sys.ActorOf(Akka.TestKit.TestActors.SimpleEchoActor.Props());
        Shut.AddTask(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "ask", async () =>
        {
            _done.Enqueue(await actor.Ask<string>("alive"));
            return Done.Instance;
        });

        await Run();

        Assert.Equal(["alive"], _done);
    }

    [Fact(Timeout = 20_000)]
    public async Task To_terminate_the_system_runs_the_tasks_too()
    {
        Add(CoordinatedShutdown.PhaseServiceStop, "run");

        await Sys.Terminate();

        Assert.Equal(["run"], _done);
        Assert.IsType<CoordinatedShutdown.ActorSystemTerminateReason>(Shut.ShutdownReason);
    }

    [Fact]
    public void A_task_for_an_unknown_phase_is_refused() =>
        Assert.Throws<ConfigurationException>(() => Add("no-such-phase", "task"));

    private Task<Done> Run() => Shut.Run(CoordinatedShutdown.UnknownReason.Instance);

    private void Add(string phase, string name) => Shut.AddTask(phase, name, () =>
    {
        _done.Enqueue(name);
        return Task.FromResult(Done.Instance);
    });

    private void AddMeeting(string name, TaskCompletionSource arrival, Task other) =>
        Shut.AddTask(CoordinatedShutdown.PhaseServiceRequestsDone, name, async () =>
        {
            arrival.SetResult();
            await other;
            _done.Enqueue("met");
            return Done.Instance;
        });
}
