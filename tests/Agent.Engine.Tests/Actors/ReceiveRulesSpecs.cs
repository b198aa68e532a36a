using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Actors;

public class ReceiveRulesSpecs : TestKit
{
    private readonly IActorRef _actor;

    public ReceiveRulesSpecs() => _actor = Sys.ActorOf(Props.Create(() => new Rules()));

    public static TheoryData<object, string> Matches => new()
    {
        { 5, "small" },
        { 50, "big" },
        { 500, "any int" },
        { "tea", "first string" },
        { new ArgumentNullException(), "argument exception" },
        { new InvalidOperationException(), "exception" },
        { 1.0, "refused double, anything" },
        { 2.0, "accepted double" },
        { 'c', "anything" },
    };

    [Theory(Timeout = 20_000)]
    [MemberData(nameof(Matches))]
    public async Task The_first_handler_that_matches_wins(object message, string expected)
    {
        _actor.Tell(message);

        await ExpectMsgAsync(expected);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_handler_after_ReceiveAny_is_a_mistake()
    {
        var failure = await FailureOf(Props.Create(() => new HandlerAfterAny()));

        Assert.IsType<InvalidOperationException>(failure.GetBaseException());
    }

    [Fact(Timeout = 20_000)]
    public async Task A_handler_after_an_unconditional_one_of_object_is_a_mistake()
    {
        var failure = await FailureOf(Props.Create(() => new HandlerAfterObject()));

        Assert.IsType<InvalidOperationException>(failure.GetBaseException());
    }

    [Fact(Timeout = 20_000)]
    public async Task A_handler_that_is_added_while_handling_is_a_mistake()
    {
        var actor = Sys.ActorOf(Props.Create(() => new LateHandler()));

        await EventFilter.Exception<InvalidOperationException>().ExpectOneAsync(() => Told(actor));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_null_message_is_refused()
    {
        _actor.Tell(5);
        await ExpectMsgAsync("small");

        Assert.ThrowsAny<Exception>(() => _actor.Tell(null!));
    }

    private static Task Told(IActorRef actor)
    {
        actor.Tell("add a handler");
        return Task.CompletedTask;
    }

    private async Task<Exception> FailureOf(Props props)
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Error));
        Sys.ActorOf(props);
        return (await ExpectMsgAsync<Error>()).Cause!;
    }

    private sealed class Rules : ReceiveActor
    {
        public Rules()
        {
            Receive<int>(n => n < 10, _ => Sender.Tell("small"));
            Receive<int>(_ => Sender.Tell("big"), n => n < 100);
            Receive<int>(_ => Sender.Tell("any int"));
            Receive<string>(_ => Sender.Tell("first string"));
            Receive<string>(_ => Sender.Tell("second string"));
            Receive<ArgumentException>(_ => Sender.Tell("argument exception"));
            Receive<Exception>(_ => Sender.Tell("exception"));
            Receive<double>(Accept);
            ReceiveAny(m => Sender.Tell(m is double ? "refused double, anything" : "anything"));
        }

        private bool Accept(double number)
        {
            if (number < 2) return false;

            Sender.Tell("accepted double");
            return true;
        }
    }

    private sealed class HandlerAfterAny : ReceiveActor
    {
        public HandlerAfterAny()
        {
            ReceiveAny(_ => { });
            Receive<string>(_ => { });
        }
    }

    private sealed class HandlerAfterObject : ReceiveActor
    {
        public HandlerAfterObject()
        {
            Receive<object>(_ => { });
            Receive<string>(_ => { });
        }
    }

    private sealed class LateHandler : ReceiveActor
    {
        public LateHandler() => Receive<string>(_ => Receive<int>(_ => { }));
    }
}
