using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Supervision;

public class FailedStartSpecs : TestKit
{
    private static readonly Exception Oops = new InvalidOperationException("oops");

    public static TheoryData<Props> Failing => new(
        Props.Create(() => new FailsInConstructor()),
        Props.Create(() => new FailsInPreStart()));

    [Theory(Timeout = 20_000)]
    [MemberData(nameof(Failing))]
    public async Task The_parent_decides_and_learns_the_reason(Props props)
    {
        var seen = new TaskCompletionSource<Exception>();
        var supervisor = Sys.ActorOf(Supervisor.Props(new OneForOneStrategy(e =>
        {
            seen.TrySetResult(e);
            return Directive.Stop;
        })));

        var child = await supervisor.Ask<IActorRef>(props);
        Watch(child);

        var failure = Assert.IsType<ActorInitializationException>(await seen.Task);
        Assert.Same(Oops, failure.GetBaseException());
        Assert.Equal(child, failure.Actor);
        await ExpectTerminatedAsync(child);
    }

    [Theory(Timeout = 20_000)]
    [MemberData(nameof(Failing))]
    public async Task By_default_the_actor_is_stopped(Props props)
    {
        var actor = Sys.ActorOf(props);
        Watch(actor);

        await ExpectTerminatedAsync(actor);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_constructor_that_succeeds_at_the_second_try_gets_it_from_a_parent_that_restarts()
    {
        var attempts = new Attempts();
        var supervisor = Sys.ActorOf(Supervisor.Restarting());

        var child = await supervisor.Ask<IActorRef>(Props.Create(() => new SucceedsAtLast(attempts, 3)));
        child.Tell("how many?");

        await ExpectMsgAsync(3);
    }

    [Fact(Timeout = 20_000)]
    public async Task What_was_sent_to_an_actor_that_never_started_is_a_dead_letter()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Akka.Event.DeadLetter));

        Sys.ActorOf(Props.Create(() => new FailsInConstructor())).Tell("hello");

        await ExpectMsgAsync<Akka.Event.DeadLetter>(m => Equals(m.Message, "hello"));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_constructor_that_fails_in_a_restart_stops_the_actor_by_default()
    {
        var attempts = new Attempts();
        var actor = Sys.ActorOf(Props.Create(() => new FailsAtSecond(attempts)));
        Watch(actor);

        actor.Tell(Oops);

        await ExpectTerminatedAsync(actor);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_failure_in_PostRestart_stops_the_actor_by_default()
    {
        var actor = Sys.ActorOf(Props.Create(() => new FailsInPostRestart()));
        Watch(actor);

        actor.Tell("fail");

        await ExpectTerminatedAsync(actor);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_failure_in_PreRestart_is_logged_and_the_actor_restarts_all_the_same()
    {
        var actor = Sys.ActorOf(Props.Create(() => new FailsInPreRestart()));

        await EventFilter.Exception<PreRestartException>().ExpectOneAsync(async () =>
        {
            actor.Tell("fail");
            actor.Tell(42);
            await ExpectMsgAsync(42);
        });
    }

    private sealed class Attempts
    {
        public int Count { get; set; }
    }

    private sealed class FailsInConstructor : ReceiveActor
    {
        public FailsInConstructor() => throw Oops;
    }

    private sealed class FailsInPreStart : ReceiveActor
    {
        protected override void PreStart() => throw Oops;
    }

    private sealed class SucceedsAtLast : ReceiveActor
    {
        public SucceedsAtLast(Attempts attempts, int needed)
        {
            if (++attempts.Count < needed) throw Oops;

            ReceiveAny(_ => Sender.Tell(attempts.Count));
        }
    }

    private sealed class FailsAtSecond : ReceiveActor
    {
        public FailsAtSecond(Attempts attempts)
        {
            if (++attempts.Count > 1) throw Oops;

            Receive<Exception>(Throw);
        }
    }

    private sealed class FailsInPostRestart : ReceiveActor
    {
        public FailsInPostRestart() => Receive<string>(Throw);

        protected override void PostRestart(Exception reason) => throw Oops;
    }

    private sealed class FailsInPreRestart : ReceiveActor
    {
        public FailsInPreRestart()
        {
            Receive<string>(Throw);
            Receive<int>(n => Sender.Tell(n));
        }

        protected override void PreRestart(Exception reason, object message) => throw Oops;
    }

    private static void Throw(object message) => throw Oops;
}
