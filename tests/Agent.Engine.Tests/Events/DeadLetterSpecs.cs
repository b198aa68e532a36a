using Akka.Actor;
using Akka.Event;
using Akka.TestKit.TestActors;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Events;

public class DeadLetterSpecs : TestKit
{
    [Fact(Timeout = 20_000)]
    public async Task A_message_to_a_dead_actor_is_published()
    {
        var dead = await DeadActor();
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        dead.Tell("hello", TestActor);

        var letter = await ExpectMsgAsync<DeadLetter>();
        Assert.Equal("hello", letter.Message);
        Assert.Equal(TestActor, letter.Sender);
        Assert.Equal(dead, letter.Recipient);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_to_dead_letters_themselves_is_published()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        Sys.DeadLetters.Tell("hello", TestActor);

        await ExpectMsgAsync<DeadLetter>(m => Equals(m.Message, "hello"));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_that_nobody_would_miss_is_published_apart()
    {
        var dead = await DeadActor();
        var letters = CreateTestProbe();
        Sys.EventStream.Subscribe(letters, typeof(DeadLetter));
        Sys.EventStream.Subscribe(TestActor, typeof(SuppressedDeadLetter));

        dead.Tell(new Trifle(), TestActor);
        dead.Tell("hello", TestActor);

        await ExpectMsgAsync<SuppressedDeadLetter>(m => m.Message is Trifle);
        await letters.ExpectMsgAsync<DeadLetter>(m => Equals(m.Message, "hello"));
    }

    [Fact(Timeout = 20_000)]
    public async Task Whoever_wants_all_dead_letters_gets_every_kind()
    {
        var dead = await DeadActor();
        Sys.EventStream.Subscribe(TestActor, typeof(AllDeadLetters));

        dead.Tell(new Trifle(), TestActor);
        dead.Tell("hello", TestActor);

        await ExpectMsgAsync<SuppressedDeadLetter>();
        await ExpectMsgAsync<DeadLetter>();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_dead_letter_for_a_dead_subscriber_is_not_one_more_dead_letter()
    {
        var dead = await DeadActor();
        Sys.EventStream.Subscribe(dead, typeof(DeadLetter));
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        dead.Tell("hello", TestActor);
        dead.Tell("the end", TestActor);

        await ExpectMsgAsync<DeadLetter>(m => Equals(m.Message, "hello"));
        await ExpectMsgAsync<DeadLetter>(m => Equals(m.Message, "the end"));
    }

    [Fact(Timeout = 20_000)]
    public async Task Dead_letters_that_a_dying_subscriber_has_not_read_are_dropped()
    {
        var dead = await DeadActor();
        var gate = new TaskCompletionSource();
        var subscriber = Sys.ActorOf(Props.Create(() => new Gated()));
        Watch(subscriber);
        Sys.EventStream.Subscribe(subscriber, typeof(DeadLetter));
        subscriber.Tell(gate);
        subscriber.Tell(PoisonPill.Instance);

        dead.Tell("hello", TestActor);
        gate.SetResult();

        await ExpectTerminatedAsync(subscriber);
    }

    [Fact(Timeout = 20_000)]
    public async Task Dead_letters_are_logged()
    {
        var dead = await DeadActor();

        await EventFilter.Info(contains: "dead letter").ExpectOneAsync(() =>
        {
            dead.Tell("hello", TestActor);
            return Task.CompletedTask;
        });
    }

    private async Task<IActorRef> DeadActor()
    {
        var actor = Sys.ActorOf(BlackHoleActor.Props);
        Watch(actor);
        Sys.Stop(actor);
        await ExpectTerminatedAsync(actor);
        return actor;
    }

    private sealed class Gated : ReceiveActor
    {
        public Gated() => Receive<TaskCompletionSource>(gate => gate.Task.Wait());
    }

    private sealed record Trifle : IDeadLetterSuppression;
}
