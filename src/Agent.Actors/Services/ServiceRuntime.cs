using Agent.Actors.Logs;
using Agent.Actors.Processes;
using Akka.Actor;

namespace Agent.Actors.Services;

/// <summary>What every service's actor works with.</summary>
public sealed record ServiceRuntime(IProcessHost Host, BaseEnvironment Environment, IServiceLogs Logs, IActorRef Journal)
{
    /// <summary>How long after a kill that has not emptied a service it is killed, and told of, again.</summary>
    public required TimeSpan KillRetry { get; init; }

    /// <summary>How long after a write that failed what is wanted is tried again.</summary>
    public required TimeSpan Retry { get; init; }
}
