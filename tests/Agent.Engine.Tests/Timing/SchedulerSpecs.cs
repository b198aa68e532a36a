using Akka.Actor;

namespace Agent.Engine.Tests.Timing;

public class SchedulerSpecs : DrivenTimeTestKit
{
    [Fact(Timeout = 20_000)]
    public async Task A_message_arrives_when_its_time_has_come()
    {
        Clock.ScheduleTellOnce(Second * 2, TestActor, "tick", ActorRefs.NoSender);

        Clock.Advance(Second);
        await ExpectNothing();

        Clock.Advance(Second);
        await ExpectMsgAsync("tick");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_that_is_scheduled_once_arrives_once()
    {
        Clock.ScheduleTellOnce(Second, TestActor, "tick", ActorRefs.NoSender);

        Clock.Advance(Second);
        Clock.Advance(Second);

        await ExpectMsgAsync("tick");
        await ExpectNothing();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_scheduled_message_has_the_sender_that_was_named()
    {
        var sender = CreateTestProbe();
        Clock.ScheduleTellOnce(Second, TestActor, "tick", sender);

        Clock.Advance(Second);

        await ExpectMsgFromAsync(sender, "tick");
    }

    [Fact(Timeout = 20_000)]
    public async Task Messages_arrive_in_the_order_of_their_times()
    {
        Clock.ScheduleTellOnce(Second * 2, TestActor, "later", ActorRefs.NoSender);
        Clock.ScheduleTellOnce(Second, TestActor, "sooner", ActorRefs.NoSender);

        Clock.Advance(Second * 2);

        await ExpectMsgAsync("sooner");
        await ExpectMsgAsync("later");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_may_be_repeated()
    {
        Clock.ScheduleTellRepeatedly(Second * 2, Second, TestActor, "tick", ActorRefs.NoSender);

        Clock.Advance(Second);
        await ExpectNothing();

        for (var i = 0; i < 3; i++)
        {
            Clock.Advance(Second);
            await ExpectMsgAsync("tick");
            await ExpectNothing();
        }
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_that_was_cancelled_does_not_arrive()
    {
        var once = Clock.ScheduleTellOnceCancelable(Second, TestActor, "once", ActorRefs.NoSender);
        var repeated = Clock.ScheduleTellRepeatedlyCancelable(Second, Second, TestActor, "repeated", ActorRefs.NoSender);

        once.Cancel();
        repeated.Cancel();
        Clock.Advance(Second);

        Assert.True(once.IsCancellationRequested);
        await ExpectNothing();
    }

    [Fact(Timeout = 20_000)]
    public async Task Repetition_ends_when_it_is_cancelled()
    {
        var ticks = Clock.ScheduleTellRepeatedlyCancelable(Second, Second, TestActor, "tick", ActorRefs.NoSender);
        Clock.Advance(Second);
        await ExpectMsgAsync("tick");

        ticks.Cancel();
        Clock.Advance(Second);

        await ExpectNothing();
    }

    [Fact(Timeout = 20_000)]
    public async Task One_cancelable_cancels_everything_it_was_given_to()
    {
        using var both = new Cancelable(Sys.Scheduler);
        Clock.ScheduleTellOnce(Second, TestActor, "first", ActorRefs.NoSender, both);
        Clock.ScheduleTellOnce(Second, TestActor, "second", ActorRefs.NoSender, both);

        both.Cancel();
        Clock.Advance(Second);

        await ExpectNothing();
    }

    [Fact]
    public void An_action_runs_when_its_time_has_come()
    {
        var runs = 0;
        Clock.Advanced.ScheduleOnce(Second, () => runs++);
        Clock.Advanced.ScheduleRepeatedly(Second, Second, () => runs += 10);

        Clock.Advance(Second);
        Clock.Advance(Second);

        Assert.Equal(21, runs);
    }

    [Fact]
    public void The_clock_shows_the_time_that_the_test_made_it()
    {
        var start = Clock.Now;

        Clock.Advance(Second * 3);
        Assert.Equal(start + Second * 3, Clock.Now);

        Clock.AdvanceTo(start + Second * 10);
        Assert.Equal(start + Second * 10, Clock.Now);
    }

    private async Task ExpectNothing()
    {
        TestActor.Tell("the end");
        await ExpectMsgAsync("the end");
    }
}
