using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Supervision;

public class DirectiveSpecs : TestKit
{
    private static readonly Exception Oops = new InvalidOperationException("oops");

    [Fact(Timeout = 20_000)]
    public async Task Resume_keeps_the_state()
    {
        var child = await ChildThatGets(Directive.Resume);

        TellAll(child, "a", Oops, "b");

        await ExpectMsgAsync(1);
        await ExpectMsgAsync(2);
    }

    [Fact(Timeout = 20_000)]
    public async Task Restart_loses_the_state()
    {
        var child = await ChildThatGets(Directive.Restart);

        TellAll(child, "a", Oops, "b");

        await ExpectMsgAsync(1);
        await ExpectMsgAsync(1);
    }

    [Fact(Timeout = 20_000)]
    public async Task Stop_ends_the_child()
    {
        var child = await ChildThatGets(Directive.Stop);
        Watch(child);

        TellAll(child, "a", Oops);

        await ExpectMsgAsync(1);
        await ExpectTerminatedAsync(child);
    }

    [Fact(Timeout = 20_000)]
    public async Task Escalate_makes_it_the_grandparents_business()
    {
        var grandparent = Sys.ActorOf(Supervisor.Props(new OneForOneStrategy(_ => Directive.Stop)));
        var parent = await grandparent.Ask<IActorRef>(Supervisor.Props(new OneForOneStrategy(_ => Directive.Escalate)));
        var child = await parent.Ask<IActorRef>(Worker.Props);
        Watch(parent);
        Watch(child);

        child.Tell(Oops);

        await ExpectTerminatedAsync(child);
        await ExpectTerminatedAsync(parent);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_parent_that_is_restarted_for_an_escalated_failure_stops_its_children()
    {
        var grandparent = Sys.ActorOf(Supervisor.Restarting());
        var parent = await grandparent.Ask<IActorRef>(Supervisor.Props(new OneForOneStrategy(_ => Directive.Escalate)));
        var child = await parent.Ask<IActorRef>(Worker.Props);
        Watch(child);

        child.Tell(Oops);

        await ExpectTerminatedAsync(child);
        Assert.NotEqual(child, await parent.Ask<IActorRef>(Worker.Props));
    }

    [Fact(Timeout = 20_000)]
    public async Task The_decider_sees_the_exception_itself()
    {
        var seen = new TaskCompletionSource<Exception>();
        var child = await ChildOf(new OneForOneStrategy(e =>
        {
            seen.SetResult(e);
            return Directive.Stop;
        }));

        child.Tell(Oops);

        Assert.Same(Oops, await seen.Task);
    }

    [Fact(Timeout = 20_000)]
    public async Task The_decider_may_answer_each_exception_differently()
    {
        var child = await ChildOf(new OneForOneStrategy(e => e is ArgumentException ? Directive.Resume : Directive.Restart));

        TellAll(child, "a", new ArgumentException("resume"), "b", Oops, "c");

        await ExpectMsgAsync(1);
        await ExpectMsgAsync(2);
        await ExpectMsgAsync(1);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_failure_is_logged_with_its_cause_from_the_childs_path()
    {
        var child = await ChildThatGets(Directive.Restart);

        await EventFilter.Exception<InvalidOperationException>("oops", source: child.Path.ToString()).ExpectOneAsync(() =>
        {
            child.Tell(Oops);
            return Task.CompletedTask;
        });
    }

    public static TheoryData<Exception, Directive> Defaults => new()
    {
        { new InvalidOperationException(), Directive.Restart },
        { new ActorInitializationException("in the constructor"), Directive.Stop },
        { new ActorKilledException("kill"), Directive.Stop },
        { new DeathPactException(ActorRefs.Nobody), Directive.Stop },
    };

    [Theory]
    [MemberData(nameof(Defaults))]
    public void The_default_decider_restarts_unless_that_would_not_help(Exception exception, Directive expected) =>
        Assert.Equal(expected, SupervisorStrategy.DefaultDecider.Decide(exception));

    private Task<IActorRef> ChildThatGets(Directive directive) => ChildOf(new OneForOneStrategy(_ => directive));

    private Task<IActorRef> ChildOf(SupervisorStrategy strategy) =>
        Sys.ActorOf(Supervisor.Props(strategy)).Ask<IActorRef>(Worker.Props);

    private static void TellAll(IActorRef actor, params object[] messages)
    {
        foreach (var message in messages) actor.Tell(message);
    }
}
