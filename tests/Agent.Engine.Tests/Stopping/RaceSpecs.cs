using Akka.Actor;
using Akka.TestKit.TestActors;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Stopping;

public class RaceSpecs : TestKit
{
    private const int Rounds = 20;

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
}
