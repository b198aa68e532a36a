using Akka.Actor;

namespace Agent.Engine.Tests.Supervision;

/// <summary>Tells what happens to it, fails with any exception it is told, and hands on the rest.</summary>
internal sealed class Chronicler : ReceiveActor
{
    private readonly IActorRef _log;

    public Chronicler(IActorRef log)
    {
        _log = log;
        _log.Tell("constructed");
        Receive<Exception>(Throw);
        Receive<TaskCompletionSource>(gate => gate.Task.Wait());
        ReceiveAny(_log.Tell);
    }

    public static Props Props(IActorRef log) => Akka.Actor.Props.Create(() => new Chronicler(log));

    protected override void PreStart() => _log.Tell("PreStart");

    protected override void PostStop() => _log.Tell("PostStop");

    protected override void PreRestart(Exception reason, object message)
    {
        _log.Tell($"PreRestart: {reason.Message}, {message?.GetType().Name ?? "no message of its own"}");
        base.PreRestart(reason, message!);
    }

    protected override void PostRestart(Exception reason)
    {
        _log.Tell($"PostRestart: {reason.Message}");
        base.PostRestart(reason);
    }

    private static void Throw(Exception exception) => throw exception;
}
