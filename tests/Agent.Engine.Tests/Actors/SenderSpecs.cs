using Akka.Actor;
using Akka.TestKit.TestActors;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Actors;

public class SenderSpecs : TestKit
{
    private readonly IActorRef _echo;

    public SenderSpecs() => _echo = Sys.ActorOf(SimpleEchoActor.Props());

    [Fact(Timeout = 20_000)]
    public async Task A_reply_goes_to_the_given_sender()
    {
        var probe = CreateTestProbe();

        _echo.Tell("hello", probe);

        await probe.ExpectMsgFromAsync(_echo, "hello");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_test_that_names_no_sender_is_its_test_actor()
    {
        _echo.Tell("hello");

        await ExpectMsgAsync("hello");
        Assert.Equal(_echo, LastSender);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_test_is_still_the_sender_after_an_await()
    {
        await Task.Yield();
        _echo.Tell("hello");

        await ExpectMsgAsync("hello");
    }

    [Fact(Timeout = 20_000)]
    public async Task An_actor_that_names_no_sender_is_the_sender_itself()
    {
        var asker = Sys.ActorOf(Props.Create(() => new Asker(_echo, TestActor)));

        asker.Tell("hello");

        await ExpectMsgFromAsync(asker, "answer to hello");
    }

    [Fact(Timeout = 20_000)]
    public async Task Without_a_sender_replies_go_to_dead_letters() =>
        await EventFilter.DeadLetter<string>(m => m == "hello").ExpectOneAsync(() =>
        {
            _echo.Tell("hello", ActorRefs.NoSender);
            return Task.CompletedTask;
        });

    [Fact(Timeout = 20_000)]
    public async Task Forward_keeps_the_first_sender()
    {
        var forwarder = Sys.ActorOf(ForwardActor.Props(_echo));
        var probe = CreateTestProbe();

        forwarder.Tell("hello", probe);

        await probe.ExpectMsgFromAsync(_echo, "hello");
    }

    private sealed class Asker : ReceiveActor
    {
        public Asker(IActorRef echo, IActorRef log)
        {
            Receive<string>(m => Sender.Equals(echo), m => log.Tell("answer to " + m));
            Receive<string>(m => echo.Tell(m));
        }
    }
}
