using Agent.Actors.Journal;

namespace Agent.Actors.Services;

/// <summary>Between a service's status and what the journal keeps of it.</summary>
internal static class ServiceSnapshot
{
    public static JournalledService ToJournal(this ServiceStatus status, string bootId) => new()
    {
        Service = status.Service,
        Spec = status.Spec,
        Revision = status.Revision,
        Wanted = status.Wanted,
        State = status.State,
        Instance = status.Instance,
        Process = status.Leader,
        StartedAt = status.StartedAt,
        LastExit = status.LastExit,
        Error = status.Error,
        Restarts = status.Restarts,
        Failures = status.Failures,
        RecentStarts = status.RecentStarts,
        BootId = bootId,
        IsReady = status.IsReady,
        Unhealthy = status.Unhealthy,
        ReadyRevision = status.ReadyRevision,
        Candidate = status.Candidate?.ToJournal(),
        Retiring = status.Retiring?.ToJournal(),
    };

    /// <param name="isOfThisBoot">If not, what counted from the boot, or by it, counts no more.</param>
    public static ServiceStatus ToStatus(this JournalledService service, bool isOfThisBoot) => new()
    {
        Service = service.Service,
        Spec = service.Spec,
        Revision = service.Revision,
        Wanted = service.Wanted,
        State = service.State,
        Instance = service.Instance,
        Leader = service.Process,
        StartedAt = service.StartedAt,
        LastExit = service.LastExit,
        Error = service.Error,
        Restarts = service.Restarts,
        Failures = isOfThisBoot ? service.Failures : 0,
        RecentStarts = isOfThisBoot ? service.RecentStarts : [],
        IsReady = service.IsReady,
        Unhealthy = service.Unhealthy,
        ReadyRevision = service.ReadyRevision,
    };

    public static CandidateStatus ToStatus(this JournalledInstance instance) => new()
    {
        Spec = instance.Spec,
        Revision = instance.Revision,
        Instance = instance.Instance,
        Leader = instance.Process,
        StartedAt = instance.StartedAt,
    };

    private static JournalledInstance ToJournal(this CandidateStatus instance) => new()
    {
        Spec = instance.Spec,
        Revision = instance.Revision,
        Instance = instance.Instance,
        Process = instance.Leader,
        StartedAt = instance.StartedAt,
    };
}
