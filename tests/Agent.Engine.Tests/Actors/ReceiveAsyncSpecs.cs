using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Actors;

public class ReceiveAsyncSpecs : TestKit
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IActorRef _actor;

    public ReceiveAsyncSpecs() => _actor = Sys.ActorOf(Waiter.Props(TestActor));

    [Fact(Timeout = 20_000)]
    public async Task Later_messages_wait_until_the_handler_is_done()
    {
        _actor.Tell(_gate.Task);
        _actor.Tell("later");
        await ExpectMsgAsync("waiting");
        await ExpectNoMsgAsync(TimeSpan.FromMilliseconds(10));

        _gate.SetResult();

        await ExpectMsgAsync($"done in {_actor.Path.Name}");
        await ExpectMsgAsync("later");
    }

    [Fact(Timeout = 20_000)]
    public async Task Sender_and_Self_and_Context_are_the_same_after_an_await()
    {
        var sender = CreateTestProbe();
        _actor.Tell(_gate.Task, sender);

        _gate.SetResult();

        await sender.ExpectMsgFromAsync(_actor, $"done in {_actor.Path.Name}");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_failure_after_an_await_is_the_supervisors_business()
    {
        _actor.Tell(_gate.Task);
        _actor.Tell("later");
        await ExpectMsgAsync("waiting");

        _gate.SetException(new InvalidOperationException("expected"));

        await ExpectMsgAsync("restarted after: expected");
        await ExpectMsgAsync("later");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_handler_that_fails_at_once_is_the_supervisors_business()
    {
        _actor.Tell(Task.FromException(new InvalidOperationException("expected")));

        await ExpectMsgAsync("waiting");
        await ExpectMsgAsync("restarted after: expected");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_stop_does_not_wait_for_the_handler()
    {
        Watch(_actor);
        _actor.Tell(_gate.Task);
        await ExpectMsgAsync("waiting");

        Sys.Stop(_actor);

        await ExpectMsgAsync("stopped");
        await ExpectTerminatedAsync(_actor);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_PoisonPill_waits_for_the_handler()
    {
        Watch(_actor);
        _actor.Tell(_gate.Task);
        _actor.Tell(PoisonPill.Instance);
        await ExpectMsgAsync("waiting");

        _gate.SetResult();

        await ExpectMsgAsync($"done in {_actor.Path.Name}");
        await ExpectMsgAsync("stopped");
        await ExpectTerminatedAsync(_actor);
    }

    [Fact(Timeout = 20_000)]
    public async Task ReceiveAnyAsync_takes_what_no_other_handler_took()
    {
        _actor.Tell(42);

        await ExpectMsgAsync("something else: 42");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_predicate_chooses_among_asynchronous_handlers_too()
    {
        _actor.Tell(-1L);
        _actor.Tell(1L);

        await ExpectMsgAsync("negative");
        await ExpectMsgAsync("something else: 1");
    }

    [Fact(Timeout = 20_000)]
    public async Task Become_after_an_await_applies_to_the_next_message()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Opener()));
        actor.Tell(_gate.Task);
        actor.Tell("anyone?");

        _gate.SetResult();

        await ExpectMsgAsync("open");
    }

    private sealed class Waiter : ReceiveActor
    {
        private readonly IActorRef _log;

        public Waiter(IActorRef log)
        {
            _log = log;
            ReceiveAsync<Task>(Wait);
            ReceiveAsync<long>(n => n < 0, _ => Say("negative"));
            Receive<string>(m => log.Tell(m));
            ReceiveAnyAsync(m => Say($"something else: {m}"));
        }

        public static Props Props(IActorRef log) => Akka.Actor.Props.Create(() => new Waiter(log));

        protected override void PostRestart(Exception reason) => _log.Tell($"restarted after: {reason.Message}");

        protected override void PreRestart(Exception reason, object message)
        {
        }

        protected override void PostStop() => _log.Tell("stopped");

        private async Task Wait(Task task)
        {
            _log.Tell("waiting");
            await task;
            Sender.Tell($"done in {Context.Self.Path.Name}");
        }

        private async Task Say(string text)
        {
            await Task.Yield();
            _log.Tell(text);
        }
    }

    private sealed class Opener : ReceiveActor
    {
        public Opener() => ReceiveAsync<Task>(async task =>
        {
            await task;
            Become(() => ReceiveAny(_ => Sender.Tell("open")));
        });
    }
}
