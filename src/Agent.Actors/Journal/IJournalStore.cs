using Agent.Actors.Journal.Audit;
using Agent.Actors.Services;

namespace Agent.Actors.Journal;

/// <summary>Where the disk begins. Everything blocks until the disk has answered; one caller at a time.</summary>
public interface IJournalStore : IDisposable
{
    /// <summary>Makes all the changes durable, in their order, or none of them.</summary>
    /// <exception cref="JournalException">The disk refused.</exception>
    void Commit(IReadOnlyList<JournalChange> changes);

    /// <summary>The latest events of a service, the newest last.</summary>
    IReadOnlyList<PastEvent> Events(ServiceId service, int count);

    /// <summary>The latest exits of a service, the newest last.</summary>
    IReadOnlyList<PastExit> Exits(ServiceId service, int count);

    /// <summary>The revisions of a service that are kept, the newest last.</summary>
    IReadOnlyList<PastRevision> Revisions(ServiceId service);

    /// <summary>Who has done what.</summary>
    AuditPage Audit(AuditQuery query);
}
