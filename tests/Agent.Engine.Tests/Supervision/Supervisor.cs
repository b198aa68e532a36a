using Akka.Actor;

namespace Agent.Engine.Tests.Supervision;

/// <summary>Makes a child of any props it is told, and answers with it.</summary>
internal sealed class Supervisor(SupervisorStrategy strategy) : UntypedActor
{
    public static Props Props(SupervisorStrategy strategy) => Akka.Actor.Props.Create(() => new Supervisor(strategy));

    /// <summary>Restarts whatever fails, without a limit.</summary>
    public static Props Restarting() => Props(new OneForOneStrategy(_ => Directive.Restart));

    protected override SupervisorStrategy SupervisorStrategy() => strategy;

    protected override void OnReceive(object message)
    {
        if (message is Props props) Sender.Tell(Context.ActorOf(props));
    }
}
