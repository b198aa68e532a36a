using Agent.Actors.Processes;
using Agent.Actors.Specs;

namespace Agent.Actors.Services;

/// <summary>What is known about a service at one moment.</summary>
public sealed record ServiceStatus
{
    public required ServiceId Service { get; init; }

    public required ServiceState State { get; init; }

    public required ServiceSpec Spec { get; init; }

    /// <summary>The number of the spec: the first is 1, every other one has the next.</summary>
    public int Revision { get; init; } = 1;

    public Wanted Wanted { get; init; }

    /// <summary>How often the agent has started this revision again by itself.</summary>
    public int Restarts { get; init; }

    /// <summary>The id of the present or last instance.</summary>
    public string? Instance { get; init; }

    /// <summary>By which a later agent finds the leader of the present or last instance again.</summary>
    public ProcessIdentity? Leader { get; init; }

    /// <summary>The leader's process id, while something of the service may be left.</summary>
    public int? ProcessId { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How the present or last instance's leader ended.</summary>
    public ProcessExit? LastExit { get; init; }

    /// <summary>Bytes that it has written and that are not in its log yet; told when the status is asked for.</summary>
    public long? LogLag { get; init; }

    /// <summary>Why the service is <see cref="ServiceState.Failed"/>.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the present instance can serve; <see langword="null"/> if nobody asks it.</summary>
    public bool? IsReady { get; init; }

    /// <summary>Why it is not ready, why it was ended as unhealthy, or why it is to be started again.</summary>
    public string? Reason { get; init; }

    /// <summary>What it depends on and has to wait for before it is started, and why; <see langword="null"/> while it does not wait.</summary>
    public IReadOnlyDictionary<ServiceId, string>? WaitingFor { get; init; }

    /// <summary>When it is started again, while it is in <see cref="ServiceState.Backoff"/>.</summary>
    public DateTimeOffset? NextAttempt { get; init; }

    /// <summary>How often in a row it has ended, or could not be started, without a stable run in between.</summary>
    public int Failures { get; init; }

    /// <summary>When the agent has started it by itself lately, by the time since the boot.</summary>
    internal IReadOnlyList<TimeSpan> RecentStarts { get; init; } = [];

    /// <summary>The same moment as <see cref="NextAttempt"/>, by the time since the boot.</summary>
    internal TimeSpan? DueAt { get; init; }

    /// <summary>Why the present or last instance is ended, if it was found unhealthy.</summary>
    internal string? Unhealthy { get; init; }

    /// <summary>The last revision that was ready.</summary>
    internal int? ReadyRevision { get; init; }

    /// <summary>What the present instance says of itself for people.</summary>
    public string? Said { get; init; }

    /// <summary>The instance that is to replace the present one, while it proves itself.</summary>
    public CandidateStatus? Candidate { get; init; }

    /// <summary>The instance that the present one has replaced, until nothing of it is left.</summary>
    public CandidateStatus? Retiring { get; init; }

    /// <summary>The service when nothing of it is left.</summary>
    internal ServiceStatus AtRest(ServiceState state) => this with
    {
        State = state,
        ProcessId = null,
        StartedAt = null,
        IsReady = null,
        Reason = null,
        WaitingFor = null,
        NextAttempt = null,
        DueAt = null,
        Candidate = null,
        Retiring = null,
    };
}
