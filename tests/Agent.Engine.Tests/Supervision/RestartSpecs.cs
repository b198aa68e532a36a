using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Supervision;

/// <summary>What a restart keeps and what it loses.</summary>
public class RestartSpecs : TestKit
{
    private static readonly Exception Oops = new InvalidOperationException("oops");

    [Fact(Timeout = 20_000)]
    public async Task The_mailbox_is_kept_and_the_message_that_failed_is_not()
    {
        var worker = Sys.ActorOf(Chronicler.Props(TestActor));
        var gate = new TaskCompletionSource();
        foreach (var message in new object[] { gate, Oops, "a", "b" }) worker.Tell(message);

        gate.SetResult();

        await FishForMessageAsync<string>(m => m == "PostRestart: oops");
        await ExpectMsgAsync("PreStart");
        await ExpectMsgAsync("a");
        await ExpectMsgAsync("b");
    }

    [Fact(Timeout = 20_000)]
    public async Task Reference_and_name_stay_the_same()
    {
        var worker = Sys.ActorOf(Worker.Props, "worker");

        worker.Tell(Oops);
        worker.Tell("a");

        await ExpectMsgFromAsync(worker, 1);
        Assert.Equal(worker, await Sys.ActorSelection("/user/worker").ResolveOne(TimeSpan.FromSeconds(5)));
    }

    [Fact(Timeout = 20_000)]
    public async Task Watchers_are_not_told_and_are_kept()
    {
        var worker = Sys.ActorOf(Worker.Props);
        Watch(worker);

        worker.Tell(Oops);
        worker.Tell("a");
        await ExpectMsgAsync(1);
        Sys.Stop(worker);

        await ExpectTerminatedAsync(worker);
    }

    [Fact(Timeout = 20_000)]
    public async Task Whom_the_actor_watched_it_still_watches()
    {
        var watched = CreateTestProbe();
        var watcher = Sys.ActorOf(Props.Create(() => new Watcher(TestActor)));
        watcher.Tell(watched.Ref);

        watcher.Tell(Oops);
        watcher.Tell("restarted?");
        await ExpectMsgAsync("restarted?");
        Sys.Stop(watched);

        await ExpectMsgAsync("told of the death");
    }

    [Fact(Timeout = 20_000)]
    public async Task Children_are_stopped_before_the_new_one_starts()
    {
        var parent = Sys.ActorOf(Props.Create(() => new Parent(TestActor, keepsChildren: false)));
        parent.Tell(Chronicler.Props(TestActor));
        await ExpectAll("parent started", "constructed", "PreStart");

        parent.Tell(Oops);

        await ExpectAll("PostStop", "parent started");
    }

    [Fact(Timeout = 20_000)]
    public async Task Children_that_the_actor_keeps_are_restarted_with_it()
    {
        var parent = Sys.ActorOf(Props.Create(() => new Parent(TestActor, keepsChildren: true)));
        parent.Tell(Chronicler.Props(TestActor));
        await ExpectAll("parent started", "constructed", "PreStart");

        parent.Tell(Oops);

        await ExpectAll("parent started", "PreRestart: oops, no message of its own", "PostStop");
        await ExpectAll("constructed", "PostRestart: oops", "PreStart");
    }

    private async Task ExpectAll(params string[] messages)
    {
        foreach (var message in messages) await ExpectMsgAsync(message);
    }

    private sealed class Watcher : ReceiveActor
    {
        public Watcher(IActorRef log)
        {
            Receive<Exception>(Throw);
            Receive<IActorRef>(other => Context.Watch(other));
            Receive<Terminated>(_ => log.Tell("told of the death"));
            Receive<string>(m => log.Tell(m));
        }
    }

    private sealed class Parent : ReceiveActor
    {
        private readonly bool _keepsChildren;

        public Parent(IActorRef log, bool keepsChildren)
        {
            _keepsChildren = keepsChildren;
            log.Tell("parent started");
            Receive<Exception>(Throw);
            Receive<Props>(props => Context.ActorOf(props));
        }

        protected override void PreRestart(Exception reason, object message)
        {
            if (!_keepsChildren) base.PreRestart(reason, message);
        }
    }

    private static void Throw(Exception exception) => throw exception;
}
