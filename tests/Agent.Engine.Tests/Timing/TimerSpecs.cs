using Akka.Actor;
using Akka.TestKit;

namespace Agent.Engine.Tests.Timing;

public class TimerSpecs : DrivenTimeTestKit
{
    private readonly IActorRef _actor;

    public TimerSpecs() => _actor = Sys.ActorOf(Props.Create(() => new Alarm(TestActor)));

    [Fact(Timeout = 20_000)]
    public async Task A_single_timer_delivers_once()
    {
        await Do(timers => timers.StartSingleTimer("key", "tick", Second));

        Clock.Advance(Second);
        Clock.Advance(Second);

        await ExpectMsgAsync("tick");
        await ExpectNoMore();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_timer_does_not_deliver_before_its_time()
    {
        await Do(timers => timers.StartSingleTimer("key", "tick", Second));

        Clock.Advance(Second - TimeSpan.FromMilliseconds(1));

        await ExpectNoMore();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_periodic_timer_delivers_until_it_is_cancelled()
    {
        await Do(timers => timers.StartPeriodicTimer("key", "tick", Second));
        await ExpectTicks(3);

        await Do(timers => timers.Cancel("key"));
        Clock.Advance(Second);

        await ExpectNoMore();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_periodic_timer_may_begin_with_another_delay()
    {
        await Do(timers => timers.StartPeriodicTimer("key", "tick", Second * 3, Second));

        Clock.Advance(Second * 2);
        await ExpectNoMore();
        await ExpectTicks(3);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_timer_replaces_the_one_with_the_same_key()
    {
        await Do(timers => timers.StartSingleTimer("key", "old", Second));
        await Do(timers => timers.StartSingleTimer("key", "new", Second * 2));

        Clock.Advance(Second * 2);

        await ExpectMsgAsync("new");
        await ExpectNoMore();
    }

    [Fact(Timeout = 20_000)]
    public async Task Timers_with_different_keys_do_not_know_each_other()
    {
        await Do(timers => timers.StartSingleTimer("first key", "first", Second));
        await Do(timers => timers.StartSingleTimer("second key", "second", Second * 2));
        await Do(timers => timers.Cancel("first key"));

        Clock.Advance(Second * 2);

        await ExpectMsgAsync("second");
        await ExpectNoMore();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_that_is_in_the_mailbox_already_can_still_be_cancelled()
    {
        await Do(timers => timers.StartSingleTimer("key", "tick", Second));

        await Do(timers =>
        {
            Clock.Advance(Second);
            timers.Cancel("key");
        });

        await ExpectNoMore();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_that_is_in_the_mailbox_already_is_replaced()
    {
        await Do(timers => timers.StartSingleTimer("key", "old", Second));

        await Do(timers =>
        {
            Clock.Advance(Second);
            timers.StartSingleTimer("key", "new", Second);
        });
        Clock.Advance(Second);

        await ExpectMsgAsync("new");
        await ExpectNoMore();
    }

    [Fact(Timeout = 20_000)]
    public async Task CancelAll_cancels_every_timer()
    {
        await Do(timers => timers.StartSingleTimer("single", "tick", Second));
        await Do(timers => timers.StartPeriodicTimer("periodic", "tick", Second));

        await Do(timers => timers.CancelAll());
        Clock.Advance(Second);

        await ExpectNoMore();
    }

    [Fact(Timeout = 20_000)]
    public async Task To_cancel_a_timer_that_is_not_there_does_nothing()
    {
        await Do(timers => timers.Cancel("no such key"));

        await ExpectNoMore();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_timer_is_active_until_it_has_delivered()
    {
        await Do(timers => timers.StartSingleTimer("key", "tick", Second));
        await Do(timers => Assert.True(timers.IsTimerActive("key")));

        Clock.Advance(Second);
        await ExpectMsgAsync("tick");

        await Do(timers => Assert.False(timers.IsTimerActive("key")));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_timer_that_was_cancelled_is_not_active()
    {
        await Do(timers => timers.StartPeriodicTimer("key", "tick", Second));
        await Do(timers => timers.Cancel("key"));

        await Do(timers => Assert.False(timers.IsTimerActive("key")));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_timers_message_has_no_sender()
    {
        await Do(timers => timers.StartSingleTimer("key", "who sent this?", Second));

        Clock.Advance(Second);

        await ExpectMsgAsync(Sys.DeadLetters);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_restart_cancels_all_timers()
    {
        await Do(timers => timers.StartPeriodicTimer("key", "tick", Second));

        _actor.Tell(new InvalidOperationException("expected"));
        await Do(_ => { });
        Clock.Advance(Second);

        await ExpectNoMore();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_of_the_time_before_a_restart_is_not_delivered_after_it()
    {
        await Do(timers => timers.StartSingleTimer("key", "tick", Second));

        _actor.Tell(new Task(_ =>
        {
            Clock.Advance(Second);
            throw new InvalidOperationException("expected");
        }, null));

        await ExpectNoMore();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_stop_cancels_all_timers()
    {
        await Do(timers => timers.StartPeriodicTimer("key", "tick", Second));
        var deadLetters = CreateTestProbe();
        Sys.EventStream.Subscribe(deadLetters, typeof(Akka.Event.DeadLetter));
        Watch(_actor);

        Sys.Stop(_actor);
        await ExpectTerminatedAsync(_actor);
        Clock.Advance(Second);

        deadLetters.Ref.Tell("the end");
        await deadLetters.ExpectMsgAsync("the end");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_timer_may_be_started_before_the_first_message()
    {
        Sys.ActorOf(Props.Create(() => new Early(TestActor)));
        await ExpectMsgAsync("started");

        Clock.Advance(Second);

        await ExpectMsgAsync("tick");
    }

    private async Task Do(Action<ITimerScheduler> action)
    {
        _actor.Tell(action);
        var failure = await ExpectMsgAsync<Done>();
        Assert.Null(failure.Exception);
    }

    private async Task ExpectTicks(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Clock.Advance(Second);
            await ExpectMsgAsync("tick");
        }
    }

    private Task ExpectNoMore() => Do(_ => { });

    private sealed record Done(Exception? Exception);

    private sealed class Alarm : ReceiveActor, IWithTimers
    {
        public Alarm(IActorRef log)
        {
            Receive<Exception>(Throw);
            Receive<Task>(task => task.RunSynchronously());
            Receive<Action<ITimerScheduler>>(action => log.Tell(new Done(Record.Exception(() => action(Timers)))));
            Receive<string>(m => m == "who sent this?", _ => log.Tell(Sender));
            Receive<string>(m => log.Tell(m));
        }

        public ITimerScheduler Timers { get; set; } = null!;

        private static void Throw(Exception exception) => throw exception;
    }

    private sealed class Early : ReceiveActor, IWithTimers
    {
        private readonly IActorRef _log;

        public Early(IActorRef log)
        {
            _log = log;
            Receive<string>(m => log.Tell(m));
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PreStart()
        {
            Timers.StartSingleTimer("key", "tick", Second);
            _log.Tell("started");
        }
    }
}
