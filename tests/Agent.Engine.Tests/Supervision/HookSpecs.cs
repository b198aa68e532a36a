using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Supervision;

public class HookSpecs : TestKit
{
    [Fact(Timeout = 20_000)]
    public async Task Start_and_stop_call_their_hooks_once()
    {
        var actor = Sys.ActorOf(Chronicler.Props(TestActor));

        actor.Tell("work");
        actor.Tell(PoisonPill.Instance);

        await ExpectAll("constructed", "PreStart", "work", "PostStop");
        await ExpectNoMsgAsync(TimeSpan.FromMilliseconds(10));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_restart_calls_the_old_ones_hooks_and_then_the_new_ones()
    {
        var actor = Sys.ActorOf(Chronicler.Props(TestActor));
        await ExpectAll("constructed", "PreStart");

        actor.Tell(new InvalidOperationException("oops"));

        await ExpectAll("PreRestart: oops, InvalidOperationException", "PostStop");
        await ExpectAll("constructed", "PostRestart: oops", "PreStart");
    }

    [Fact(Timeout = 20_000)]
    public async Task PreStart_comes_before_the_first_message_however_early_that_was_sent()
    {
        for (var i = 0; i < 50; i++)
        {
            Sys.ActorOf(Chronicler.Props(TestActor)).Tell("early");
            await ExpectAll("constructed", "PreStart", "early");
        }
    }

    [Fact(Timeout = 20_000)]
    public async Task PostStop_runs_even_when_the_actor_is_told_nothing()
    {
        var actor = Sys.ActorOf(Chronicler.Props(TestActor));

        Sys.Stop(actor);

        await ExpectAll("constructed", "PreStart", "PostStop");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_failure_in_PostStop_does_not_keep_the_actor_alive()
    {
        var actor = Sys.ActorOf(Props.Create(() => new FailsToStop()));
        Watch(actor);

        await EventFilter.Exception<InvalidOperationException>("in PostStop").ExpectOneAsync(async () =>
        {
            Sys.Stop(actor);
            await ExpectTerminatedAsync(actor);
        });
    }

    private async Task ExpectAll(params string[] messages)
    {
        foreach (var message in messages) await ExpectMsgAsync(message);
    }

    private sealed class FailsToStop : ReceiveActor
    {
        protected override void PostStop() => throw new InvalidOperationException("in PostStop");
    }
}
