using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Actors;

public class UnhandledSpecs : TestKit
{
    [Fact(Timeout = 20_000)]
    public async Task A_message_without_a_handler_is_published()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Deaf()));
        var sender = CreateTestProbe();
        Sys.EventStream.Subscribe(TestActor, typeof(UnhandledMessage));

        actor.Tell("hello", sender);

        var unhandled = await ExpectMsgAsync<UnhandledMessage>();
        Assert.Equal("hello", unhandled.Message);
        Assert.Equal(sender.Ref, unhandled.Sender);
        Assert.Equal(actor, unhandled.Recipient);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_handler_that_answers_false_to_the_end_leaves_the_message_unhandled()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Picky()));
        Sys.EventStream.Subscribe(TestActor, typeof(UnhandledMessage));

        actor.Tell("hello");

        await ExpectMsgAsync<UnhandledMessage>(m => Equals(m.Message, "hello"));
    }

    [Fact(Timeout = 20_000)]
    public async Task An_actor_may_decide_for_itself_what_becomes_of_unhandled_messages()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Polite()));

        actor.Tell("hello");

        await ExpectMsgAsync("I do not understand hello");
    }

    private sealed class Deaf : ReceiveActor
    {
        public Deaf() => Receive<int>(_ => { });
    }

    private sealed class Picky : ReceiveActor
    {
        public Picky() => Receive<string>(m => m.Length > 100);
    }

    private sealed class Polite : ReceiveActor
    {
        protected override void Unhandled(object message) => Sender.Tell($"I do not understand {message}");
    }
}
