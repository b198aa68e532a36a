using Akka.Actor;
using Akka.TestKit.TestActors;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Watching;

public class DeathWatchSpecs : TestKit
{
    private readonly IActorRef _watched;
    private readonly IActorRef _watcher;

    public DeathWatchSpecs()
    {
        _watched = Sys.ActorOf(BlackHoleActor.Props, "watched");
        _watcher = Sys.ActorOf(Props.Create(() => new Watcher(TestActor)));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_watcher_is_told_of_a_death_by_the_dead_one()
    {
        await Told(new Observe(_watched));

        Sys.Stop(_watched);

        await ExpectMsgAsync($"{_watched.Path} is dead, says {_watched.Path}");
    }

    [Fact(Timeout = 20_000)]
    public async Task Whoever_watches_twice_is_told_once()
    {
        await Told(new Observe(_watched));
        await Told(new Observe(_watched));

        Sys.Stop(_watched);

        await ExpectMsgAsync<string>(m => m.Contains("is dead"));
        await ExpectMsgAfter("the end");
    }

    [Fact(Timeout = 20_000)]
    public async Task Whoever_watches_a_dead_actor_is_told_at_once()
    {
        await StopAndWait(_watched);

        _watcher.Tell(new Observe(_watched));

        await ExpectMsgAsync("told");
        await ExpectMsgAsync<string>(m => m.Contains("is dead"));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_death_can_be_told_again_to_whoever_watches_again()
    {
        await StopAndWait(_watched);

        await Told(new Observe(_watched));
        await ExpectMsgAsync<string>(m => m.Contains("is dead"));
        await Told(new Observe(_watched));
        await ExpectMsgAsync<string>(m => m.Contains("is dead"));
    }

    [Fact(Timeout = 20_000)]
    public async Task Whoever_unwatches_is_not_told()
    {
        await Told(new Observe(_watched));
        await Told(new Forget(_watched));

        await StopAndWait(_watched);

        await ExpectMsgAfter("the end");
    }

    [Fact(Timeout = 20_000)]
    public async Task Unwatch_takes_back_a_death_that_is_in_the_mailbox_already()
    {
        await Told(new Observe(_watched));
        var gate = new TaskCompletionSource();
        _watcher.Tell(gate);
        _watcher.Tell(new Forget(_watched));

        await StopAndWait(_watched);
        gate.SetResult();

        await ExpectMsgAsync("told");
        await ExpectMsgAfter("the end");
    }

    [Fact(Timeout = 20_000)]
    public async Task Every_watcher_is_told()
    {
        var probes = Enumerable.Range(0, 10).Select(_ => CreateTestProbe()).ToList();
        foreach (var probe in probes) probe.Watch(_watched);

        Sys.Stop(_watched);

        foreach (var probe in probes) await probe.ExpectTerminatedAsync(_watched);
    }

    [Fact(Timeout = 20_000)]
    public async Task What_the_dead_one_said_comes_before_its_death()
    {
        var talker = Sys.ActorOf(Props.Create(() => new LastWords(TestActor)));
        Watch(talker);

        Sys.Stop(talker);

        await ExpectMsgAsync("farewell");
        await ExpectTerminatedAsync(talker);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_watcher_may_choose_the_message()
    {
        await Told(new ObserveAs(_watched, "it is over"));

        Sys.Stop(_watched);

        await ExpectMsgAsync("it is over");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_death_that_nobody_handles_is_the_watchers_own()
    {
        var careless = Sys.ActorOf(Props.Create(() => new Careless()));
        careless.Tell(_watched);
        await ExpectMsgAsync("watching");
        Watch(careless);

        await EventFilter.Exception<DeathPactException>().ExpectOneAsync(async () =>
        {
            Sys.Stop(_watched);
            await ExpectTerminatedAsync(careless);
        });
    }

    private async Task Told(object message)
    {
        _watcher.Tell(message);
        await ExpectMsgAsync("told");
    }

    private async Task StopAndWait(IActorRef actor)
    {
        var probe = CreateTestProbe();
        probe.Watch(actor);
        Sys.Stop(actor);
        await probe.ExpectTerminatedAsync(actor);
    }

    private async Task ExpectMsgAfter(string last)
    {
        _watcher.Tell(last);
        await ExpectMsgAsync(last);
    }

    private sealed record Observe(IActorRef Subject);

    private sealed record ObserveAs(IActorRef Subject, string Message);

    private sealed record Forget(IActorRef Subject);

    private sealed class Watcher : ReceiveActor
    {
        public Watcher(IActorRef log)
        {
            Receive<Observe>(m => log.Tell(Context.Watch(m.Subject).Equals(m.Subject) ? "told" : "watched another"));
            Receive<ObserveAs>(m => log.Tell(Context.WatchWith(m.Subject, m.Message).Equals(m.Subject) ? "told" : "watched another"));
            Receive<Forget>(m => log.Tell(Context.Unwatch(m.Subject).Equals(m.Subject) ? "told" : "unwatched another"));
            Receive<TaskCompletionSource>(gate => gate.Task.Wait());
            Receive<Terminated>(t => log.Tell($"{t.ActorRef.Path} is dead, says {Sender.Path}"));
            Receive<string>(m => log.Tell(m));
        }
    }

    private sealed class LastWords(IActorRef log) : ReceiveActor
    {
        protected override void PostStop() => log.Tell("farewell");
    }

    private sealed class Careless : ReceiveActor
    {
        public Careless() => Receive<IActorRef>(other =>
        {
            Context.Watch(other);
            Sender.Tell("watching");
        });
    }
}
