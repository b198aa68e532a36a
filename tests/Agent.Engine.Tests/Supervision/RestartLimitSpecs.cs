using System.Diagnostics;
using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Supervision;

public class RestartLimitSpecs : TestKit
{
    private static readonly Exception Oops = new InvalidOperationException("oops");

    [Fact(Timeout = 20_000)]
    public async Task A_child_that_fails_too_often_within_the_window_is_stopped()
    {
        var child = await ChildOf(new OneForOneStrategy(2, TimeSpan.FromHours(1), _ => Directive.Restart));

        await FailAndLive(child);
        await FailAndLive(child);
        await FailAndDie(child);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_window_that_is_over_forgives()
    {
        var window = TimeSpan.FromMilliseconds(5);
        var child = await ChildOf(new OneForOneStrategy(1, window, _ => Directive.Restart));

        for (var i = 0; i < 3; i++)
        {
            await FailAndLive(child);
            Outlast(window);
        }
    }

    [Fact(Timeout = 20_000)]
    public async Task Without_a_window_every_restart_counts()
    {
        var child = await ChildOf(new OneForOneStrategy(1, Timeout.InfiniteTimeSpan, _ => Directive.Restart));

        await FailAndLive(child);
        await FailAndDie(child);
    }

    [Fact(Timeout = 20_000)]
    public async Task Without_a_limit_and_a_window_a_child_is_restarted_for_ever()
    {
        var child = await ChildOf(new OneForOneStrategy(_ => Directive.Restart));

        for (var i = 0; i < 20; i++) await FailAndLive(child);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_window_without_a_limit_allows_one_restart_in_it()
    {
        var child = await ChildOf(new OneForOneStrategy(-1, TimeSpan.FromHours(1), _ => Directive.Restart));

        await FailAndLive(child);
        await FailAndDie(child);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_limit_of_nought_stops_at_the_first_failure()
    {
        var child = await ChildOf(new OneForOneStrategy(0, TimeSpan.FromHours(1), _ => Directive.Restart));

        await FailAndDie(child);
    }

    [Fact(Timeout = 20_000)]
    public async Task Resuming_does_not_count()
    {
        var child = await ChildOf(new OneForOneStrategy(1, TimeSpan.FromHours(1), _ => Directive.Resume));

        for (var i = 0; i < 5; i++) await FailAndLive(child);
    }

    [Fact(Timeout = 20_000)]
    public async Task Every_child_has_its_own_limit()
    {
        var supervisor = Sys.ActorOf(Supervisor.Props(new OneForOneStrategy(1, TimeSpan.FromHours(1), _ => Directive.Restart)));
        var first = await supervisor.Ask<IActorRef>(Worker.Props);
        var second = await supervisor.Ask<IActorRef>(Worker.Props);

        await FailAndLive(first);
        await FailAndLive(second);
        await FailAndDie(first);
    }

    private async Task FailAndLive(IActorRef child)
    {
        child.Tell(Oops);
        child.Tell("alive?");
        await ExpectMsgAsync<int>();
    }

    private async Task FailAndDie(IActorRef child)
    {
        Watch(child);
        child.Tell(Oops);
        await ExpectTerminatedAsync(child);
    }

    // The window is measured on the real clock, which no test can drive: a few milliseconds of it pass here.
    private static void Outlast(TimeSpan window)
    {
        var start = Stopwatch.GetTimestamp();
        SpinWait.SpinUntil(() => Stopwatch.GetElapsedTime(start) > window * 2);
    }

    private Task<IActorRef> ChildOf(SupervisorStrategy strategy) =>
        Sys.ActorOf(Supervisor.Props(strategy)).Ask<IActorRef>(Worker.Props);
}
