namespace Agent.Engine.Tests.Timing;

public class TimerSpecs : TimerTestKit
{
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
}
