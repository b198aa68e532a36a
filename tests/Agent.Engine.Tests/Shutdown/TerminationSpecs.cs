using Akka.Actor;
using Akka.TestKit.TestActors;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Shutdown;

public class TerminationSpecs : TestKit
{
    [Fact(Timeout = 20_000)]
    public async Task Terminate_stops_children_before_their_parents()
    {
        var log = new List<string>();
        Sys.ActorOf(Family.Props(log, 2), "root").Tell("hello");
        await ExpectMsgAsync("ready");

        await Sys.Terminate();

        Assert.Equal(["leaf", "child", "root"], log);
    }

    [Fact(Timeout = 20_000)]
    public async Task WhenTerminated_completes_when_everything_has_stopped()
    {
        Assert.False(Sys.WhenTerminated.IsCompleted);

        var terminated = Sys.Terminate();

        await Sys.WhenTerminated;
        await terminated;
    }

    [Fact(Timeout = 20_000)]
    public async Task A_system_can_be_terminated_twice()
    {
        await Task.WhenAll(Sys.Terminate(), Sys.Terminate());
        await Sys.Terminate();
    }

    [Fact(Timeout = 20_000)]
    public async Task Whoever_asked_for_it_is_called_back()
    {
        var calls = 0;
        Sys.RegisterOnTermination(() => Interlocked.Increment(ref calls));
        Sys.RegisterOnTermination(() => Interlocked.Increment(ref calls));

        await Sys.Terminate();

        Assert.Equal(2, calls);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_terminated_system_makes_no_actors()
    {
        await Sys.Terminate();

        Assert.ThrowsAny<InvalidOperationException>(() => Sys.ActorOf(BlackHoleActor.Props));
    }

    [Fact(Timeout = 20_000)]
    public async Task To_tell_an_actor_of_a_terminated_system_something_does_no_harm()
    {
        var actor = Sys.ActorOf(BlackHoleActor.Props);

        await Sys.Terminate();

        actor.Tell("anyone?", ActorRefs.NoSender);
    }

    [Fact(Timeout = 20_000)]
    public async Task Systems_are_independent()
    {
        using var other = ActorSystem.Create("other");
        var echo = Sys.ActorOf(SimpleEchoActor.Props());

        await other.Terminate();

        Assert.Equal("hello", await echo.Ask<string>("hello"));
    }

    private sealed class Family : ReceiveActor
    {
        private static readonly string[] Names = ["leaf", "child", "root"];
        private readonly List<string> _log;
        private readonly string _name;

        public Family(List<string> log, int depth)
        {
            (_log, _name) = (log, Names[depth]);
            if (depth > 0) Context.ActorOf(Props(log, depth - 1), "below");
            ReceiveAny(m => Below(depth).Tell(m, Sender));
        }

        public static Props Props(List<string> log, int depth) => Akka.Actor.Props.Create(() => new Family(log, depth));

        protected override void PostStop() => _log.Add(_name);

        private static ICanTell Below(int depth) =>
            depth > 0 ? Context.Child("below") : Context.ActorOf(Akka.Actor.Props.Create(() => new Ready()));
    }

    private sealed class Ready : ReceiveActor
    {
        public Ready() => ReceiveAny(_ => Sender.Tell("ready"));
    }
}
