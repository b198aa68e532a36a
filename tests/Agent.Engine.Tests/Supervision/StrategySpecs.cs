using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Supervision;

public class StrategySpecs : TestKit
{
    private static readonly Exception Oops = new InvalidOperationException("oops");

    [Fact(Timeout = 20_000)]
    public async Task Props_may_bring_a_strategy()
    {
        var props = Props.Create(() => new Parent()).WithSupervisorStrategy(SupervisorStrategy.StoppingStrategy);
        var child = await Sys.ActorOf(props).Ask<IActorRef>(Worker.Props);
        Watch(child);

        child.Tell(Oops);

        await ExpectTerminatedAsync(child);
    }

    private sealed class Parent : ReceiveActor
    {
        public Parent() => Receive<Props>(props => Sender.Tell(Context.ActorOf(props)));
    }
}
