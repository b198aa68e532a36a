using Agent.Actors.Configuration;
using Agent.Actors.Logs;
using Agent.Actors.Processes;
using Akka.Actor;

namespace Agent.Actors.Services;

/// <summary>What every service's actor works with.</summary>
public sealed record ServiceRuntime(IProcessHost Host, BaseEnvironment Environment, IServiceLogs Logs, IActorRef Journal, StopOptions Stop)
{
    /// <summary>How long after a write that failed what is wanted is tried again.</summary>
    public required TimeSpan Retry { get; init; }
}
