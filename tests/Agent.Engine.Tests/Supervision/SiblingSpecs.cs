using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Supervision;

public class SiblingSpecs : TestKit
{
    private static readonly Exception Oops = new InvalidOperationException("oops");

    private readonly TestProbe _firstLog;
    private readonly TestProbe _secondLog;

    public SiblingSpecs()
    {
        _firstLog = CreateTestProbe();
        _secondLog = CreateTestProbe();
    }

    [Fact(Timeout = 20_000)]
    public async Task One_for_one_leaves_the_siblings_alone()
    {
        var (first, second) = await ChildrenOf(new OneForOneStrategy(_ => Directive.Restart));

        first.Tell(Oops);
        await ExpectRestart(_firstLog, "InvalidOperationException");

        second.Tell("unharmed");
        await _secondLog.ExpectMsgAsync("unharmed");
    }

    [Fact(Timeout = 20_000)]
    public async Task All_for_one_restarts_every_sibling_for_the_same_reason()
    {
        var (first, _) = await ChildrenOf(new AllForOneStrategy(_ => Directive.Restart));

        first.Tell(Oops);

        await ExpectRestart(_firstLog, "InvalidOperationException");
        await ExpectRestart(_secondLog, "no message of its own");
    }

    [Fact(Timeout = 20_000)]
    public async Task All_for_one_stops_every_sibling()
    {
        var (first, second) = await ChildrenOf(new AllForOneStrategy(_ => Directive.Stop));
        _firstLog.Watch(first);
        _secondLog.Watch(second);

        first.Tell(Oops);

        await _firstLog.ExpectMsgAsync("PostStop");
        await _secondLog.ExpectMsgAsync("PostStop");
        await _firstLog.ExpectTerminatedAsync(first);
        await _secondLog.ExpectTerminatedAsync(second);
    }

    [Fact(Timeout = 20_000)]
    public async Task All_for_one_resumes_only_the_one_that_failed()
    {
        var (first, second) = await ChildrenOf(new AllForOneStrategy(_ => Directive.Resume));

        first.Tell(Oops);
        first.Tell("here");
        second.Tell("here");

        await _firstLog.ExpectMsgAsync("here");
        await _secondLog.ExpectMsgAsync("here");
    }

    [Fact(Timeout = 20_000)]
    public async Task All_for_one_counts_the_failures_of_all_children_in_one()
    {
        var (first, _) = await ChildrenOf(new AllForOneStrategy(1, TimeSpan.FromHours(1), _ => Directive.Restart));

        first.Tell(Oops);
        await ExpectRestart(_firstLog, "InvalidOperationException");
        await ExpectRestart(_secondLog, "no message of its own");
        first.Tell(Oops);

        await _firstLog.ExpectMsgAsync("PostStop");
        await _secondLog.ExpectMsgAsync("PostStop");
    }

    private async Task<(IActorRef First, IActorRef Second)> ChildrenOf(SupervisorStrategy strategy)
    {
        var supervisor = Sys.ActorOf(Supervisor.Props(strategy));
        return (await Child(supervisor, _firstLog), await Child(supervisor, _secondLog));
    }

    private static async Task<IActorRef> Child(IActorRef supervisor, TestProbe log)
    {
        var child = await supervisor.Ask<IActorRef>(Chronicler.Props(log));
        await log.ExpectMsgAsync("constructed");
        await log.ExpectMsgAsync("PreStart");
        return child;
    }

    private static async Task ExpectRestart(TestProbe log, string message)
    {
        await log.ExpectMsgAsync($"PreRestart: oops, {message}");
        await log.ExpectMsgAsync("PostStop");
        await log.ExpectMsgAsync("constructed");
        await log.ExpectMsgAsync("PostRestart: oops");
        await log.ExpectMsgAsync("PreStart");
    }
}
