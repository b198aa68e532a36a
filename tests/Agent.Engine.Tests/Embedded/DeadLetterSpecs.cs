using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Embedded;

public class DeadLetterSpecs() : TestKit("akka.log-dead-letters = off")
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
