using Agent.Actors.Health;
using Agent.Actors.Logs;
using Agent.Actors.Processes;
using Agent.Actors.Sockets;
using Akka.Actor;

namespace Agent.Actors.Services;

/// <summary>What every service's actor works with.</summary>
public sealed record ServiceRuntime(IProcessHost Host, BaseEnvironment Environment, IServiceLogs Logs, IActorRef Journal)
{
    /// <summary>How long after a kill that has not emptied a service it is killed, and told of, again.</summary>
    public required TimeSpan KillRetry { get; init; }

    /// <summary>How long after a write that failed what is wanted is tried again.</summary>
    public required TimeSpan Retry { get; init; }

    /// <summary>Its timestamps count from the boot, as those of processes do.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Random Random { get; init; } = Random.Shared;

    public required HealthRuntime Health { get; init; }

    public required IServiceSockets Sockets { get; init; }

    /// <summary>Makes the actor that finds out about an instance.</summary>
    internal Func<HealthSubject, Props> HealthActor => MakesHealthActor ?? (subject => Agent.Actors.Health.HealthActor.Props(subject, Health));

    /// <summary>Something else instead of it.</summary>
    internal Func<HealthSubject, Props>? MakesHealthActor { get; init; }

    /// <summary>The time since the boot.</summary>
    internal TimeSpan Now => Clock.GetElapsedTime(0);
}
