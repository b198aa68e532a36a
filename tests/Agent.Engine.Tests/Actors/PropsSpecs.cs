using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Actors;

public class PropsSpecs : TestKit
{
    public static TheoryData<Props, string> Ways => new()
    {
        { Props.Create(() => new Greeter("hello")), "hello" },
        { Props.Create<Greeter>("good day"), "good day" },
        { Props.Create<Greeter>(), "hi" },
    };

    [Theory(Timeout = 20_000)]
    [MemberData(nameof(Ways))]
    public async Task An_actor_is_made_from_its_props(Props props, string expected)
    {
        Sys.ActorOf(props).Tell("anyone?");

        await ExpectMsgAsync(expected);
    }

    [Fact]
    public void The_same_props_make_actors_of_their_own()
    {
        var props = Props.Create(() => new Greeter("hello"));

        Assert.NotEqual(Sys.ActorOf(props), Sys.ActorOf(props));
    }

    [Fact(Timeout = 20_000)]
    public async Task An_actor_that_is_made_without_its_system_is_a_mistake() =>
        await Assert.ThrowsAsync<ActorInitializationException>(() => OnAThreadOfItsOwn(() => new Greeter("alone")));

    // A thread that has run a test before may still take itself for that test's actor.
    private static Task<Greeter> OnAThreadOfItsOwn(Func<Greeter> action) =>
        Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private sealed class Greeter : ReceiveActor
    {
        public Greeter() : this("hi")
        {
        }

        public Greeter(string greeting) => ReceiveAny(_ => Sender.Tell(greeting));
    }
}
