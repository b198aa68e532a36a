using Akka.Actor;

namespace Akka.TestKit;

/// <summary>One more test actor in a test, which stands in for an actor's partner. It can be used as a reference to itself.</summary>
public partial class TestProbe : TestKitBase, INoImplicitSender, IInternalActorRef
{
    public TestProbe(ActorSystem system, ITestKitAssertions assertions, string? testProbeName = null)
        : base(assertions, system, testProbeName)
    {
    }

    public IActorRef Ref => TestActor;

    /// <summary>Who sent the last message that was looked at.</summary>
    public IActorRef Sender => LastSender;

    /// <summary>Tells the actor something as if the probe had.</summary>
    public void Send(IActorRef actor, object message) => actor.Tell(message, TestActor);

    /// <summary>Answers the last message that was looked at.</summary>
    public void Reply(object message) => Sender.Tell(message, TestActor);

    /// <summary>Hands the last message that was looked at to another actor, on behalf of its sender.</summary>
    public void Forward(IActorRef actor) => actor.Tell(LastMessage!, Sender);
}
