using Akka.Actor;
using Akka.Event;
using Akka.TestKit.TestActors;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Asking;

public class AskSpecs : TestKit
{
    private static readonly TimeSpan Impatient = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(20);

    [Fact(Timeout = 20_000)]
    public async Task The_reply_completes_the_task()
    {
        var echo = Sys.ActorOf(SimpleEchoActor.Props());

        Assert.Equal("hello", await echo.Ask<string>("hello", Patient));
        Assert.Equal("hello", await echo.Ask("hello", Patient));
    }

    [Fact(Timeout = 20_000)]
    public async Task Every_question_gets_its_own_answer()
    {
        var echo = Sys.ActorOf(SimpleEchoActor.Props());

        var answers = await Task.WhenAll(Enumerable.Range(1, 100).Select(n => echo.Ask<int>(n, Patient)));

        Assert.Equal(Enumerable.Range(1, 100), answers);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_can_be_made_for_whoever_gets_the_reply()
    {
        var courier = Sys.ActorOf(Props.Create(() => new Courier()));

        var answer = await courier.Ask<string>(replyTo => new Courier.Order(replyTo), Patient, CancellationToken.None);

        Assert.Equal("delivered", answer);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_question_nobody_answers_times_out() =>
        await Assert.ThrowsAsync<AskTimeoutException>(() => TestActor.Ask<string>("anyone?", Impatient));

    [Fact(Timeout = 20_000)]
    public async Task A_question_to_a_stopped_actor_times_out()
    {
        var actor = Sys.ActorOf(BlackHoleActor.Props);
        Watch(actor);
        Sys.Stop(actor);
        await ExpectTerminatedAsync(actor);

        await Assert.ThrowsAsync<AskTimeoutException>(() => actor.Ask<string>("anyone?", Impatient));
    }

    [Fact(Timeout = 20_000)]
    public async Task Without_a_timeout_a_question_stays_open_until_it_is_answered()
    {
        var answer = TestActor.Ask<string>("anyone?", Timeout.InfiniteTimeSpan);
        await ExpectMsgAsync("anyone?");

        LastSender.Tell("here");

        Assert.Equal("here", await answer);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_question_can_be_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var answer = TestActor.Ask<string>("anyone?", Patient, cancellation.Token);
        await ExpectMsgAsync("anyone?");

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_question_that_was_cancelled_before_fails_at_once()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TestActor.Ask<string>("anyone?", cancelled));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_failure_as_the_reply_fails_the_task_with_its_cause()
    {
        var echo = Sys.ActorOf(SimpleEchoActor.Props());
        var failure = new Status.Failure(new InvalidOperationException("expected"));

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => echo.Ask<string>(failure, Patient));

        Assert.Equal("expected", thrown.Message);
    }

    [Fact(Timeout = 20_000)]
    public async Task Whoever_asks_for_a_failure_gets_it_as_a_value()
    {
        var echo = Sys.ActorOf(SimpleEchoActor.Props());
        var failure = new Status.Failure(new InvalidOperationException("expected"));

        Assert.Same(failure, await echo.Ask<Status.Failure>(failure, Patient));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_reply_of_another_type_fails_the_task()
    {
        var echo = Sys.ActorOf(SimpleEchoActor.Props());

        await Assert.ThrowsAsync<ArgumentException>(() => echo.Ask<int>("not a number", Patient));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_reply_after_the_timeout_is_a_dead_letter()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var slow = CreateTestProbe();
        await Assert.ThrowsAsync<AskTimeoutException>(() => slow.Ref.Ask<string>("anyone?", Impatient));
        await slow.ExpectMsgAsync("anyone?");

        slow.Reply("too late");

        await ExpectMsgAsync<DeadLetter>(m => Equals(m.Message, "too late"));
    }

    [Fact(Timeout = 20_000)]
    public async Task Many_questions_may_go_through_a_selection()
    {
        var echo = Sys.ActorOf(SimpleEchoActor.Props(), "echo");

        Assert.Equal("hello", await Sys.ActorSelection("/user/echo").Ask<string>("hello", Patient));
        Assert.Equal("hello", await Sys.ActorSelection(echo.Path).Ask<string>("hello", Patient));
    }

    private sealed class Courier : ReceiveActor
    {
        public sealed record Order(IActorRef ReplyTo);

        public Courier() => Receive<Order>(order => order.ReplyTo.Tell("delivered"));
    }
}
