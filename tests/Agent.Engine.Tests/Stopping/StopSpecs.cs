using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Stopping;

public class StopSpecs : TestKit
{
    private readonly TaskCompletionSource _gate = new();
    private readonly IActorRef _actor;

    public StopSpecs()
    {
        _actor = Sys.ActorOf(Props.Create(() => new Recorder(TestActor)), "recorder");
        Watch(_actor);
    }

    [Fact(Timeout = 20_000)]
    public async Task PoisonPill_waits_for_its_turn()
    {
        TellAll(_gate, "a", PoisonPill.Instance, "b");
        _gate.SetResult();

        await ExpectMsgAsync("a");
        await ExpectMsgAsync("stopped");
        await ExpectTerminatedAsync(_actor);
    }

    [Fact(Timeout = 20_000)]
    public async Task Stop_goes_before_what_is_waiting()
    {
        TellAll("child first", "ready");
        await ExpectMsgAsync("ready");
        Sys.ActorSelection("/user/recorder/first").Tell(new Busy(_gate.Task));
        Sys.ActorSelection("/user/recorder/first").Tell("a");
        await ExpectMsgAsync("busy");

        TellAll("stop child first", "told to stop");
        await ExpectMsgAsync("told to stop");
        _gate.SetResult();

        await ExpectMsgAsync("first stopped");
    }

    [Fact(Timeout = 20_000)]
    public async Task An_actor_that_stops_itself_finishes_its_message_and_handles_no_other()
    {
        TellAll("stop yourself", "a");

        await ExpectMsgAsync("still talking");
        await ExpectMsgAsync("stopped");
        await ExpectTerminatedAsync(_actor);
    }

    [Fact(Timeout = 20_000)]
    public async Task What_waits_in_the_mailbox_of_a_stopped_actor_becomes_dead_letters_in_order()
    {
        var deadLetters = CreateTestProbe();
        Sys.EventStream.Subscribe(deadLetters, typeof(DeadLetter));

        TellAll(_gate, "stop yourself", "a", "b");
        _gate.SetResult();

        await deadLetters.ExpectMsgAsync<DeadLetter>(m => Equals(m.Message, "a"));
        await deadLetters.ExpectMsgAsync<DeadLetter>(m => Equals(m.Message, "b"));
    }

    [Fact(Timeout = 20_000)]
    public async Task Kill_is_a_failure_that_the_default_supervisor_stops()
    {
        await EventFilter.Exception<ActorKilledException>().ExpectOneAsync(async () =>
        {
            TellAll("a", Kill.Instance, "b");
            await ExpectMsgAsync("a");
            await ExpectMsgAsync("stopped");
            await ExpectTerminatedAsync(_actor);
        });
    }

    [Fact(Timeout = 20_000)]
    public async Task An_actor_can_be_stopped_twice()
    {
        Sys.Stop(_actor);
        Sys.Stop(_actor);

        await ExpectMsgAsync("stopped");
        await ExpectTerminatedAsync(_actor);
        Sys.Stop(_actor);
        await ExpectNoMsgAsync(TimeSpan.FromMilliseconds(10));
    }

    [Fact(Timeout = 20_000)]
    public async Task Children_end_before_their_parent()
    {
        TellAll("child first", "child second");

        _actor.Tell(PoisonPill.Instance);

        var children = new[] { await ExpectMsgAsync<string>(), await ExpectMsgAsync<string>() };
        Assert.Equal(["first stopped", "second stopped"], children.Order());
        await ExpectMsgAsync("stopped");
        await ExpectTerminatedAsync(_actor);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_parent_stops_one_child_and_lives_on()
    {
        TellAll("child first", "stop child first", "a");

        var messages = new[] { await ExpectMsgAsync<string>(), await ExpectMsgAsync<string>() };

        Assert.Equal(["a", "first stopped"], messages.Order());
    }

    [Fact(Timeout = 20_000)]
    public async Task A_parent_waits_for_a_child_that_is_busy()
    {
        TellAll("child first", "ready");
        await ExpectMsgAsync("ready");
        Sys.ActorSelection("/user/recorder/first").Tell(new Busy(_gate.Task));
        await ExpectMsgAsync("busy");

        Sys.Stop(_actor);
        await ExpectNoMsgAsync(TimeSpan.FromMilliseconds(10));
        _gate.SetResult();

        await ExpectMsgAsync("first stopped");
        await ExpectMsgAsync("stopped");
        await ExpectTerminatedAsync(_actor);
    }

    private void TellAll(params object[] messages)
    {
        foreach (var message in messages) _actor.Tell(message);
    }

    private sealed record Busy(Task Until);

    private sealed class Recorder : ReceiveActor
    {
        private readonly IActorRef _log;

        public Recorder(IActorRef log)
        {
            _log = log;
            Receive<TaskCompletionSource>(gate => gate.Task.Wait());
            Receive<string>(m => m == "stop yourself", _ => StopSelf());
            Receive<string>(m => m.StartsWith("child "), m => Context.ActorOf(Props.Create(() => new Child(log)), m[6..]));
            Receive<string>(m => m.StartsWith("stop child "), m => Context.Stop(Context.Child(m[11..])));
            Receive<string>(m => log.Tell(m));
        }

        protected override void PostStop() => _log.Tell("stopped");

        private void StopSelf()
        {
            Context.Stop(Self);
            _log.Tell("still talking");
        }
    }

    private sealed class Child : ReceiveActor
    {
        private readonly IActorRef _log;

        public Child(IActorRef log)
        {
            _log = log;
            Receive<Busy>(m =>
            {
                log.Tell("busy");
                m.Until.Wait();
            });
            ReceiveAny(log.Tell);
        }

        protected override void PostStop() => _log.Tell($"{Self.Path.Name} stopped");
    }
}
