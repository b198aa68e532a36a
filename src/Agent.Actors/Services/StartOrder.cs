using Agent.Actors.Processes;
using Akka.Actor;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Services;

/// <summary>A start that was asked for: what to start, whom to answer, and what the service was before.</summary>
/// <param name="Before"><see langword="null"/> if it was never deployed.</param>
internal sealed record StartOrder(
    ServiceSpec Spec, ServiceStatus? Before, IActorRef Requester, Func<int, Reply> Answer, string? Request)
{
    public static StartOrder From(DeployService deploy, ServiceStatus? before, IActorRef requester) =>
        new(deploy.Spec, before, requester, processId => new Deployed(processId), deploy.Request);

    public static StartOrder From(RestartService restart, ServiceStatus before, IActorRef requester) =>
        new(WithCommand(before.Spec, restart.Command), before, requester, processId => new Restarted(processId), restart.Request);

    /// <summary>What ran before a start that the system did not do: it runs again, and the requester learns why.</summary>
    public static StartOrder Restoring(ServiceStatus before, IActorRef requester, Reply refusal) =>
        new(before.Spec, before with { State = ServiceState.Failed }, requester, _ => refusal, Request: null);

    /// <summary>A start whose requester has been told that the actor crashed.</summary>
    public static StartOrder Orphaned(ServiceStatus status) =>
        new(status.Spec, status, ActorRefs.Nobody, processId => new Restarted(processId), Request: null);

    /// <summary>Whether something ran until this start stopped it.</summary>
    public bool ReplacedRunning => Before is { State: ServiceState.Stopping };

    private static ServiceSpec WithCommand(ServiceSpec spec, Command? command) =>
        command is null ? spec : spec with { Command = command };
}
