using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>Collects whatever it is told, for the test to look at.</summary>
internal sealed class InternalTestActor(ReceivedQueue received) : UntypedActor
{
    protected override void OnReceive(object message)
    {
        if (message is ContextCall call)
            call.Run(Context);
        else
            received.Add(new Received(message, Sender));
    }
}
