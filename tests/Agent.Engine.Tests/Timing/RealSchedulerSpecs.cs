using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Timing;

/// <summary>The scheduler that runs outside of tests, with delays as short as it can do.</summary>
public class RealSchedulerSpecs : TestKit
{
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    [Fact(Timeout = 20_000)]
    public async Task A_message_arrives()
    {
        Sys.Scheduler.ScheduleTellOnce(Instant, TestActor, "tick", TestActor);

        await ExpectMsgFromAsync(TestActor, "tick");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_without_a_delay_arrives()
    {
        Sys.Scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, "tick", TestActor);

        await ExpectMsgAsync("tick");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_repeated_message_arrives_until_it_is_cancelled()
    {
        var ticks = Sys.Scheduler.ScheduleTellRepeatedlyCancelable(Instant, Instant, TestActor, "tick", TestActor);

        for (var i = 0; i < 3; i++) await ExpectMsgAsync("tick");

        ticks.Cancel();
        Assert.True(ticks.IsCancellationRequested);
    }

    [Fact(Timeout = 20_000)]
    public async Task Shorter_delays_end_before_longer_ones()
    {
        Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(120), TestActor, "later", TestActor);
        Sys.Scheduler.ScheduleTellOnce(Instant, TestActor, "sooner", TestActor);

        await ExpectMsgAsync("sooner");
        await ExpectMsgAsync("later");
    }

    [Fact(Timeout = 20_000)]
    public async Task An_action_that_fails_does_not_stop_the_clock()
    {
        Sys.Scheduler.Advanced.ScheduleOnce(Instant, () => throw new InvalidOperationException("expected"));
        Sys.Scheduler.ScheduleTellOnce(Instant * 2, TestActor, "tick", TestActor);

        await ExpectMsgAsync("tick");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-1000)]
    public void A_negative_delay_is_refused(int milliseconds) =>
        Assert.ThrowsAny<ArgumentException>(() =>
            Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(milliseconds), TestActor, "tick", TestActor));

    [Fact]
    public void An_interval_of_nought_is_refused() =>
        Assert.ThrowsAny<ArgumentException>(() =>
            Sys.Scheduler.ScheduleTellRepeatedly(Instant, TimeSpan.Zero, TestActor, "tick", TestActor));

    [Fact(Timeout = 20_000)]
    public async Task The_clock_of_the_system_goes_forward()
    {
        var before = Sys.Scheduler.MonotonicClock;
        Sys.Scheduler.ScheduleTellOnce(Instant, TestActor, "tick", TestActor);
        await ExpectMsgAsync("tick");

        Assert.True(Sys.Scheduler.MonotonicClock > before);
    }
}
