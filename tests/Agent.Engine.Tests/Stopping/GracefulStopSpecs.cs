using Akka.Actor;
using Akka.TestKit.TestActors;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Stopping;

public class GracefulStopSpecs : TestKit
{
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(20);

    [Fact(Timeout = 20_000)]
    public async Task It_is_true_once_the_actor_is_gone()
    {
        var actor = Sys.ActorOf(BlackHoleActor.Props, "name");

        Assert.True(await actor.GracefulStop(Patient));

        Assert.Equal(actor.Path, Sys.ActorOf(BlackHoleActor.Props, "name").Path);
    }

    [Fact(Timeout = 20_000)]
    public async Task It_handles_what_came_before()
    {
        var actor = Sys.ActorOf(ForwardActor.Props(TestActor));
        actor.Tell("before");

        Assert.True(await actor.GracefulStop(Patient));

        await ExpectMsgAsync("before");
    }

    [Fact(Timeout = 20_000)]
    public async Task It_may_send_a_message_of_ones_own()
    {
        var actor = Sys.ActorOf(Props.Create(() => new EndsAtWord()));

        Assert.True(await actor.GracefulStop(Patient, "please end"));
    }

    [Fact(Timeout = 20_000)]
    public async Task It_is_true_for_an_actor_that_is_gone_already()
    {
        var actor = Sys.ActorOf(BlackHoleActor.Props);
        await actor.GracefulStop(Patient);

        Assert.True(await actor.GracefulStop(Patient));
    }

    [Fact(Timeout = 20_000)]
    public async Task It_is_false_when_the_actor_takes_too_long()
    {
        var actor = Sys.ActorOf(Props.Create(() => new EndsAtWord()));

        Assert.False(await actor.GracefulStop(TimeSpan.FromMilliseconds(20), "not the word"));
    }

    private sealed class EndsAtWord : ReceiveActor
    {
        public EndsAtWord()
        {
            Receive<string>(m => m == "please end", _ => Context.Stop(Self));
            ReceiveAny(_ => { });
        }
    }
}
