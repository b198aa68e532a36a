using Agent.Actors.Processes;
using Agent.Actors.Specs;

namespace Agent.Actors.Services;

/// <summary>An instance that was started beside the present one, to replace it when it has proven itself.</summary>
public sealed record CandidateStatus
{
    public required ServiceSpec Spec { get; init; }

    public required int Revision { get; init; }

    public required string Instance { get; init; }

    /// <summary><see langword="null"/> until it has been started.</summary>
    public ProcessIdentity? Leader { get; init; }

    public int? ProcessId { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Whether it can serve; <see langword="null"/> if nobody asks it.</summary>
    public bool? IsReady { get; init; }

    /// <summary>Why it is not ready.</summary>
    public string? Reason { get; init; }

    /// <summary>The present instance, as one beside another.</summary>
    internal static CandidateStatus Of(ServiceStatus service) => new()
    {
        Spec = service.Spec,
        Revision = service.Revision,
        Instance = service.Instance!,
        Leader = service.Leader,
        ProcessId = service.ProcessId,
        StartedAt = service.StartedAt,
        IsReady = service.IsReady,
        Reason = service.Reason,
    };
}
