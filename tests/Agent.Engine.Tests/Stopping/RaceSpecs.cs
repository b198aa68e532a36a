using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Event;
using Akka.TestKit.TestActors;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Stopping;

public class RaceSpecs() : TestKit("akka.log-dead-letters = off")
{
    private const int Rounds = 20;
    private const int Messages = 2_000;

    [Fact(Timeout = 20_000)]
    public async Task A_message_that_races_with_a_stop_is_handled_or_a_dead_letter()
    {
        var (handled, dead) = (new ConcurrentBag<int>(), new ConcurrentBag<int>());
        var letters = Sys.ActorOf(Props.Create(() => new Collector(dead)));
        Sys.EventStream.Subscribe(letters, typeof(DeadLetter));

        for (var round = 0; round < Rounds; round++) await RaceWithStop(handled);

        await letters.Ask("all before me?");
        Assert.Equal(Rounds * Messages, handled.Count + dead.Count);
    }

    [Fact(Timeout = 20_000)]
    public async Task Whoever_watches_while_the_actor_dies_is_told_once()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var actor = Sys.ActorOf(BlackHoleActor.Props);
            var watchers = Enumerable.Range(0, 10).Select(_ => CreateTestProbe()).ToList();

            var stop = Task.Run(() => Sys.Stop(actor));
            Parallel.ForEach(watchers, watcher => watcher.Watch(actor));
            await stop;

            foreach (var watcher in watchers) await watcher.ExpectTerminatedAsync(actor);
            Assert.All(watchers, watcher => Assert.False(watcher.HasMessages));
        }
    }

    [Fact]
    public void Of_many_who_want_a_name_one_gets_it()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var name = $"name-{round}";
            var losers = 0;

            Parallel.For(0, 8, _ =>
            {
                if (Record.Exception(() => Sys.ActorOf(BlackHoleActor.Props, name)) is InvalidActorNameException)
                    Interlocked.Increment(ref losers);
            });

            Assert.Equal(7, losers);
        }
    }

    [Fact(Timeout = 20_000)]
    public async Task A_system_that_ends_while_actors_are_made_and_told_ends_all_the_same()
    {
        var racing = Task.Run(() => Record.Exception(() =>
        {
            while (!Sys.WhenTerminated.IsCompleted) Sys.ActorOf(SimpleEchoActor.Props()).Tell("hello", ActorRefs.NoSender);
        }));

        await Sys.Terminate();

        Assert.IsAssignableFrom<InvalidOperationException>(await racing ?? new InvalidOperationException());
    }

    private async Task RaceWithStop(ConcurrentBag<int> handled)
    {
        var actor = Sys.ActorOf(Props.Create(() => new Collector(handled)));
        Watch(actor);

        var stop = Task.Run(() => Sys.Stop(actor));
        Parallel.For(0, Messages, number => actor.Tell(number, ActorRefs.NoSender));
        await stop;

        await ExpectTerminatedAsync(actor);
    }

    private sealed class Collector : ReceiveActor
    {
        public Collector(ConcurrentBag<int> numbers)
        {
            Receive<int>(numbers.Add);
            Receive<DeadLetter>(letter => letter.Message is int, letter => numbers.Add((int)letter.Message));
            Receive<string>(_ => Sender.Tell("all"));
            ReceiveAny(_ => { });
        }
    }
}
