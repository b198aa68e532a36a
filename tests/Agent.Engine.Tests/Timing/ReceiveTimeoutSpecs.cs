using Akka.Actor;

namespace Agent.Engine.Tests.Timing;

public class ReceiveTimeoutSpecs : DrivenTimeTestKit
{
    private readonly IActorRef _actor;

    public ReceiveTimeoutSpecs() => _actor = Sys.ActorOf(Props.Create(() => new Impatient(TestActor)));

    [Fact(Timeout = 20_000)]
    public async Task Silence_is_a_message()
    {
        await Set(Second);

        Clock.Advance(Second);

        await ExpectMsgAsync("nobody talks to me");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_starts_the_wait_again()
    {
        await Set(Second * 2);

        Clock.Advance(Second);
        await Say("hello");
        Clock.Advance(Second);
        await Settled();

        Clock.Advance(Second);
        await ExpectMsgAsync("nobody talks to me");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_that_should_not_count_does_not()
    {
        await Set(Second * 2);

        Clock.Advance(Second);
        await Say(new Whisper());
        Clock.Advance(Second);

        await ExpectMsgAsync("nobody talks to me");
    }

    [Fact(Timeout = 20_000)]
    public async Task Silence_is_told_again_and_again()
    {
        await Set(Second);

        for (var i = 0; i < 3; i++)
        {
            Clock.Advance(Second);
            await ExpectMsgAsync("nobody talks to me");
            await Settled();
        }
    }

    [Fact(Timeout = 20_000)]
    public async Task The_timeout_can_be_taken_back()
    {
        await Set(Second);
        await Set(null);

        Clock.Advance(Second);

        await Settled();
    }

    [Fact(Timeout = 20_000)]
    public async Task The_timeout_can_be_changed()
    {
        await Set(Second);
        await Set(Second * 5);

        Clock.Advance(Second * 4);
        await Settled();

        Clock.Advance(Second);
        await ExpectMsgAsync("nobody talks to me");
    }

    private Task Set(TimeSpan? timeout) => Say(new Patience(timeout));

    private async Task Say(object message)
    {
        _actor.Tell(message);
        await ExpectMsgAsync(message);
        await Settled();
    }

    // The wait starts after the handler: only the answer to the next message proves that it has, and that nothing else
    // was said before. Identify does not restart it.
    private async Task Settled()
    {
        _actor.Tell(new Identify("settled?"));
        await ExpectMsgAsync<ActorIdentity>();
    }

    private sealed record Patience(TimeSpan? Timeout);

    private sealed record Whisper : INotInfluenceReceiveTimeout;

    private sealed class Impatient : ReceiveActor
    {
        public Impatient(IActorRef log)
        {
            Receive<ReceiveTimeout>(_ => log.Tell("nobody talks to me"));
            Receive<Patience>(m =>
            {
                Context.SetReceiveTimeout(m.Timeout);
                log.Tell(m);
            });
            ReceiveAny(log.Tell);
        }
    }
}
