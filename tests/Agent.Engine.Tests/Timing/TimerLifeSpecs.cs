using Akka.Actor;

namespace Agent.Engine.Tests.Timing;

/// <summary>What becomes of timers when their actor or their message has gone on.</summary>
public class TimerLifeSpecs : TimerTestKit
{
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
    public async Task A_restart_cancels_all_timers()
    {
        await Do(timers => timers.StartPeriodicTimer("key", "tick", Second));

        Alarm.Tell(new InvalidOperationException("expected"));
        await Do(_ => { });
        Clock.Advance(Second);

        await ExpectNoMore();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_of_the_time_before_a_restart_is_not_delivered_after_it()
    {
        await Do(timers => timers.StartSingleTimer("key", "tick", Second));

        Alarm.Tell(new Action(AdvanceAndFail));

        await ExpectNoMore();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_stop_cancels_all_timers()
    {
        await Do(timers => timers.StartPeriodicTimer("key", "tick", Second));
        var deadLetters = CreateTestProbe();
        Sys.EventStream.Subscribe(deadLetters, typeof(Akka.Event.DeadLetter));
        Watch(Alarm);

        Sys.Stop(Alarm);
        await ExpectTerminatedAsync(Alarm);
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

    private void AdvanceAndFail()
    {
        Clock.Advance(Second);
        throw new InvalidOperationException("expected");
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
