using Agent.Actors.Journal;
using Agent.Actors.Processes;
using Agent.Actors.Specs;
using Akka.Actor;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Services;

/// <summary>A start that was asked for: what to start, whom to answer, and what the service was before.</summary>
internal sealed record StartOrder
{
    public required ServiceSpec Spec { get; init; }

    public required int Revision { get; init; }

    /// <summary><see langword="null"/> if it was never deployed.</summary>
    public required ServiceStatus? Before { get; init; }

    public required IActorRef Requester { get; init; }

    /// <summary>By the process id, and whether it is on record.</summary>
    public required Func<int, bool, Reply> Answer { get; init; }

    public string? Request { get; init; }

    public int Restarts { get; init; }

    /// <summary>Those that an operator's start does not make forgotten.</summary>
    public int Failures { get; init; }

    /// <inheritdoc cref="Failures"/>
    public IReadOnlyList<TimeSpan> RecentStarts { get; init; } = [];

    /// <summary>Known from the intent on.</summary>
    public string? Instance { get; init; }

    /// <summary>Whether something ran until this start stopped it.</summary>
    public bool ReplacedRunning { get; init; }

    /// <summary>Whether its requester wants to be answered when it is ready.</summary>
    public bool AwaitsReadiness { get; init; }

    /// <summary>By when it is to be ready, by the time since the boot; known while it proves itself.</summary>
    public TimeSpan? DueAt { get; init; }

    /// <summary>What the requester is told if nothing was done, by the reason for that.</summary>
    public Func<Reply, Reply> Refusing { get; init; } = reply => reply;

    /// <summary>Whether it has waited with nothing running, on record.</summary>
    public bool IsEnrolled { get; init; }

    /// <summary>Whether it cannot be taken back any more as if nothing had happened.</summary>
    public bool IsAccepted => IsAutomatic || IsEnrolled || ReplacedRunning;

    /// <summary>Whether it is the agent's own: wanted by the record alone.</summary>
    public bool IsAutomatic { get; init; }

    /// <summary>Whether what ran before can be started instead: there is no sense in trying the same twice.</summary>
    public bool CanBeUndone => ReplacedRunning && Spec != Before!.Spec;

    public static StartOrder From(DeployService deploy, ServiceStatus? before, IActorRef requester) => new()
    {
        Spec = deploy.Spec,
        Revision = NextRevision(before),
        Before = before,
        Requester = requester,
        Answer = (processId, isRecorded) => new Deployed(processId, isRecorded),
        Request = deploy.Request,
        AwaitsReadiness = deploy.AwaitsReadiness,
    };

    public static StartOrder From(RestartService restart, ServiceStatus before, IActorRef requester) => new()
    {
        Spec = WithCommand(before.Spec, restart.Command),
        Revision = restart.Command is null ? before.Revision : NextRevision(before),
        Before = before,
        Requester = requester,
        Answer = (processId, isRecorded) => new Restarted(processId, isRecorded),
        Request = restart.Request,
        AwaitsReadiness = restart.AwaitsReadiness,
        Restarts = restart.Command is null ? before.Restarts : 0,
    };

    public static StartOrder From(StartService start, ServiceStatus before, IActorRef requester) => new()
    {
        Spec = before.Spec,
        Revision = before.Revision,
        Before = before,
        Requester = requester,
        Answer = (processId, isRecorded) => new Started(processId, isRecorded),
        Request = start.Request,
        AwaitsReadiness = start.AwaitsReadiness,
        Restarts = before.Restarts,
    };

    public static StartOrder From(RollbackService rollback, PastRevision revision, ServiceStatus before, IActorRef requester) => new()
    {
        Spec = revision.Spec,
        Revision = NextRevision(before),
        Before = before,
        Requester = requester,
        Answer = (processId, isRecorded) => new RolledBack(processId, NextRevision(before), isRecorded),
        Request = rollback.Request,
        AwaitsReadiness = rollback.AwaitsReadiness,
    };

    /// <summary>An older revision instead of one that did not become ready.</summary>
    /// <param name="verdict">What the requester of that one is told if it stays.</param>
    public static StartOrder RollingBack(StartOrder unproven, PastRevision revision, ServiceStatus present, NotReady verdict) =>
        Automatic(present) with
        {
            Spec = revision.Spec,
            Revision = NextRevision(present),
            Restarts = 0,
            Failures = 0,
            Requester = unproven.Requester,
            Answer = (_, _) => verdict with { Outcome = NotReadyOutcome.RolledBack, Revision = NextRevision(present) },
            Refusing = _ => verdict,
        };

    /// <summary>What ran before a start that the system did not do: it runs again, and the requester learns why.</summary>
    public static StartOrder Restoring(StartOrder refused, Reply refusal) => Automatic(refused.Before!) with
    {
        Revision = refused.Revision + 1,
        ReplacedRunning = true,
        Requester = refused.Requester,
        Answer = (_, _) => refusal,
    };

    /// <summary>What is wanted running and does not: started again by the agent itself.</summary>
    public static StartOrder Again(ServiceStatus status) => Automatic(status) with { Restarts = status.Restarts + 1 };

    /// <summary>A start whose requester has been told that the actor crashed.</summary>
    public static StartOrder Automatic(ServiceStatus status) => new()
    {
        Spec = status.Spec,
        Revision = status.Revision,
        Before = status,
        IsAutomatic = true,
        Requester = ActorRefs.Nobody,
        Answer = (processId, isRecorded) => new Started(processId, isRecorded),
        Restarts = status.Restarts,
        Failures = status.Failures,
        RecentStarts = status.RecentStarts,
    };

    /// <summary>
    /// The service as it goes on record while what runs is stopped for this start. It has not ended: by that an agent
    /// which follows knows it from one that has ended by itself.
    /// </summary>
    public ServiceStatus Accepted(ServiceStatus present) => present with
    {
        Spec = Spec,
        Revision = Revision,
        Wanted = Wanted.Running,
        Restarts = Restarts,
        Failures = Failures,
        RecentStarts = RecentStarts,
        LastExit = null,
        Unhealthy = null,
        WaitingFor = null,
    };

    /// <summary>The service while this start waits for others and nothing runs.</summary>
    public ServiceStatus Waiting(ServiceId service, IReadOnlyDictionary<ServiceId, string> unmet) => Starting(service) with
    {
        Instance = null,
        LastExit = Before?.LastExit,
        WaitingFor = unmet,
    };

    /// <summary>The service as it is from the intent on.</summary>
    public ServiceStatus Starting(ServiceId service) => new()
    {
        Service = service,
        State = ServiceState.Starting,
        Spec = Spec,
        Revision = Revision,
        Wanted = Wanted.Running,
        Restarts = Restarts,
        Failures = Failures,
        RecentStarts = RecentStarts,
        ReadyRevision = Before?.ReadyRevision,
        Instance = Instance,
    };

    private static int NextRevision(ServiceStatus? before) => (before?.Revision ?? 0) + 1;

    private static ServiceSpec WithCommand(ServiceSpec spec, Command? command) =>
        command is null ? spec : spec with { Command = command };
}
