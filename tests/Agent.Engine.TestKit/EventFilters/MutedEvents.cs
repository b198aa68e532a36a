using Akka.Actor;

namespace Akka.TestKit;

internal sealed class MutedEvents(Interception interception, ActorSystem system) : IUnmutableFilter
{
    public static Task End(Interception interception, ActorSystem system)
    {
        var end = new EndInterception(interception);
        system.EventStream.Publish(end);
        return end.Done.Task;
    }

    public void Unmute() => End(interception, system);

    public void Dispose() => Unmute();
}
