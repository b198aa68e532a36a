using Akka.Actor;
using Akka.TestKit.TestActors;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Actors;

public class MessageOrderSpecs : TestKit
{
    [Fact(Timeout = 20_000)]
    public async Task An_actor_handles_one_message_at_a_time()
    {
        var actor = Sys.ActorOf(Props.Create(() => new OverlapDetector()));

        Parallel.For(0, 20_000, _ => actor.Tell("work", ActorRefs.NoSender));

        Assert.Equal(20_000, await actor.Ask<int>("count"));
    }

    [Fact(Timeout = 20_000)]
    public async Task Messages_from_one_sender_arrive_in_the_order_they_were_sent()
    {
        var relay = Sys.ActorOf(ForwardActor.Props(TestActor));

        foreach (var number in Enumerable.Range(1, 1_000))
            relay.Tell(number);

        foreach (var number in Enumerable.Range(1, 1_000))
            await ExpectMsgAsync(number);
    }

    [Fact(Timeout = 20_000)]
    public async Task Two_senders_mix_but_each_keeps_its_own_order()
    {
        var first = Sys.ActorOf(Props.Create(() => new Counter("first", TestActor)));
        var second = Sys.ActorOf(Props.Create(() => new Counter("second", TestActor)));

        first.Tell(500);
        second.Tell(500);

        var received = new List<Numbered>();
        for (var i = 0; i < 1_000; i++)
            received.Add(await ExpectMsgAsync<Numbered>());

        Assert.All(received.GroupBy(m => m.From), one => Assert.Equal(Enumerable.Range(1, 500), one.Select(m => m.Number)));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_to_oneself_waits_behind_those_already_in_the_mailbox()
    {
        var actor = Sys.ActorOf(Props.Create(() => new SelfTeller(TestActor)));
        var gate = new TaskCompletionSource();

        actor.Tell(gate);
        actor.Tell("queued");
        gate.SetResult();

        await ExpectMsgAsync("queued");
        await ExpectMsgAsync("to myself");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_busy_actor_does_not_hold_up_its_neighbours()
    {
        var busy = Sys.ActorOf(Props.Create(() => new SelfTeller(TestActor)));
        var gate = new TaskCompletionSource();
        busy.Tell(gate);

        Sys.ActorOf(ForwardActor.Props(TestActor)).Tell("from the neighbour");

        await ExpectMsgAsync("from the neighbour");
        gate.SetResult();
        await ExpectMsgAsync("to myself");
    }

    private sealed record Numbered(string From, int Number);

    private sealed class OverlapDetector : ReceiveActor
    {
        private int _inside;
        private int _count;

        public OverlapDetector()
        {
            Receive<string>(m => m == "count", _ => Sender.Tell(_count));
            Receive<string>(_ => Work());
        }

        private void Work()
        {
            if (Interlocked.Exchange(ref _inside, 1) == 0) _count++;
            Volatile.Write(ref _inside, 0);
        }
    }

    private sealed class Counter : ReceiveActor
    {
        public Counter(string name, IActorRef target) => Receive<int>(to =>
        {
            foreach (var number in Enumerable.Range(1, to)) target.Tell(new Numbered(name, number));
        });
    }

    private sealed class SelfTeller : ReceiveActor
    {
        public SelfTeller(IActorRef target)
        {
            Receive<TaskCompletionSource>(gate =>
            {
                gate.Task.Wait();
                Self.Tell("to myself");
            });
            ReceiveAny(target.Forward);
        }
    }
}
