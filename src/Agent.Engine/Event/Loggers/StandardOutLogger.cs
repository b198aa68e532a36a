using Akka.Actor;

namespace Akka.Event;

/// <summary>Logs while there are no logger actors: when a system starts and when it ends.</summary>
internal sealed class StandardOutLogger(IActorRefProvider provider) : MinimalActorRef
{
    public override ActorPath Path { get; } = new RootActorPath(new Address("akka", "all-systems")) / "StandardOutLogger";

    public override IActorRefProvider Provider => provider;

    public static void Print(LogEvent logEvent) => Console.Out.WriteLine(logEvent.ToString());

    protected override void TellInternal(object message, IActorRef? sender)
    {
        if (message is LogEvent logEvent) Print(logEvent);
    }
}
