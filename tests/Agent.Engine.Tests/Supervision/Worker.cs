using Akka.Actor;

namespace Agent.Engine.Tests.Supervision;

/// <summary>Counts the messages it has had since it was made, and fails with any exception it is told.</summary>
internal sealed class Worker : ReceiveActor
{
    private int _count;

    public Worker()
    {
        Receive<Exception>(Throw);
        ReceiveAny(_ => Sender.Tell(++_count));
    }

    public static Props Props { get; } = Akka.Actor.Props.Create(() => new Worker());

    private static void Throw(Exception exception) => throw exception;
}
