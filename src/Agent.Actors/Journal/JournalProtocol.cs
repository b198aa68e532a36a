using Agent.Actors.Journal.Audit;
using Agent.Actors.Services;

namespace Agent.Actors.Journal;

/// <summary>What the journal can be told and what it answers.</summary>
public static class JournalProtocol
{
    /// <summary>Answered with <see cref="Written"/> when it is durable, or with <see cref="NotWritten"/>.</summary>
    /// <param name="Ticket">Comes back with the answer.</param>
    public sealed record Write(JournalEntry Entry, WriteNeed Need, long Ticket);

    /// <summary>Deletes everything of a service. Answered as <see cref="Write"/> is.</summary>
    public sealed record Forget(ServiceId Service, WriteNeed Need, long Ticket);

    /// <summary>
    /// Adds rows to the audit trail, in one commit with whatever else has gathered. Answered as <see cref="Write"/> is; what
    /// the disk refuses is kept.
    /// </summary>
    public sealed record WriteAudit(IReadOnlyList<AuditEntry> Entries, long Ticket);

    /// <summary>Answered with <see cref="AuditIs"/> or <see cref="NotRead"/>.</summary>
    public sealed record GetAudit(AuditQuery Query);

    /// <summary>Answered with <see cref="EventList"/> or <see cref="NotRead"/>.</summary>
    public sealed record GetEvents(ServiceId Service, int Count);

    /// <summary>Answered with <see cref="ExitList"/> or <see cref="NotRead"/>.</summary>
    public sealed record GetExits(ServiceId Service, int Count);

    /// <summary>Answered with <see cref="RevisionList"/> or <see cref="NotRead"/>.</summary>
    public sealed record GetRevisions(ServiceId Service);

    /// <summary>It outlives the agent's death, and the machine's.</summary>
    public sealed record Written(long Ticket);

    /// <summary>Nothing of it is durable. <see cref="WriteNeed"/> says whether it may still become so.</summary>
    public sealed record NotWritten(long Ticket, string Reason);

    /// <summary>The newest last; none for a service that the journal does not know.</summary>
    public sealed record EventList(ServiceId Service, IReadOnlyList<PastEvent> Events);

    /// <summary>The newest last.</summary>
    public sealed record ExitList(ServiceId Service, IReadOnlyList<PastExit> Exits);

    /// <summary>The newest last.</summary>
    public sealed record RevisionList(ServiceId Service, IReadOnlyList<PastRevision> Revisions);

    public sealed record AuditIs(AuditPage Page);

    public sealed record NotRead(string Reason);
}
