using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Actors;

public class BecomeSpecs : TestKit
{
    [Fact(Timeout = 20_000)]
    public async Task Become_replaces_all_handlers()
    {
        var door = Sys.ActorOf(Props.Create(() => new Door()));

        door.Tell("open");
        door.Tell("state");

        await ExpectMsgAsync("opened");
        await ExpectMsgAsync("is open");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_handler_of_the_old_behaviour_is_not_tried()
    {
        var door = Sys.ActorOf(Props.Create(() => new Door()));
        Sys.EventStream.Subscribe(TestActor, typeof(Akka.Event.UnhandledMessage));

        door.Tell("open");
        door.Tell("open");

        await ExpectMsgAsync("opened");
        await ExpectMsgAsync<Akka.Event.UnhandledMessage>(m => Equals(m.Message, "open"));
    }

    [Fact(Timeout = 20_000)]
    public async Task Behaviours_stack_and_unstack()
    {
        var tower = Sys.ActorOf(Props.Create(() => new Tower()));

        foreach (var message in new[] { "?", "push", "?", "push", "?", "pop", "?", "pop", "?" })
            tower.Tell(message);

        foreach (var floor in new[] { 0, 1, 2, 1, 0 })
            await ExpectMsgAsync(floor);
    }

    [Fact(Timeout = 20_000)]
    public async Task Unstacking_the_only_behaviour_keeps_it()
    {
        var tower = Sys.ActorOf(Props.Create(() => new Tower()));

        tower.Tell("pop");
        tower.Tell("?");

        await ExpectMsgAsync(0);
    }

    [Fact(Timeout = 20_000)]
    public async Task Become_replaces_only_the_top_of_the_stack()
    {
        var tower = Sys.ActorOf(Props.Create(() => new Tower()));

        foreach (var message in new[] { "push", "replace", "?", "pop", "?" })
            tower.Tell(message);

        await ExpectMsgAsync(100);
        await ExpectMsgAsync(0);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_restart_brings_back_the_first_behaviour()
    {
        var tower = Sys.ActorOf(Props.Create(() => new Tower()));

        tower.Tell("push");
        tower.Tell(new InvalidOperationException("collapse"));
        tower.Tell("?");

        await ExpectMsgAsync(0);
    }

    [Fact(Timeout = 20_000)]
    public async Task An_untyped_actor_becomes_another_method()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Switch()));

        actor.Tell("a");
        actor.Tell("b");
        actor.Tell("c");

        await ExpectMsgAsync("off: a");
        await ExpectMsgAsync("on: b");
        await ExpectMsgAsync("off: c");
    }

    private sealed class Door : ReceiveActor
    {
        public Door() => Closed();

        private void Closed() => Receive<string>(m => m == "open", _ =>
        {
            Become(Open);
            Sender.Tell("opened");
        });

        private void Open() => Receive<string>(m => m == "state", _ => Sender.Tell("is open"));
    }

    private sealed class Tower : ReceiveActor
    {
        public Tower() => Floor(0);

        private void Floor(int number)
        {
            Receive<Exception>(Throw);
            Receive<string>(m => m == "push", _ => BecomeStacked(() => Floor(number + 1)));
            Receive<string>(m => m == "replace", _ => Become(() => Floor(100)));
            Receive<string>(m => m == "pop", _ => UnbecomeStacked());
            Receive<string>(m => m == "?", _ => Sender.Tell(number));
        }

        private static void Throw(Exception exception) => throw exception;
    }

    private sealed class Switch : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            Sender.Tell($"off: {message}");
            BecomeStacked(On);
        }

        private void On(object message)
        {
            Sender.Tell($"on: {message}");
            UnbecomeStacked();
        }
    }
}
