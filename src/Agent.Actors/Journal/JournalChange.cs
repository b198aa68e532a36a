using Agent.Actors.Journal.Audit;
using Agent.Actors.Services;

namespace Agent.Actors.Journal;

/// <summary>What can be done to the journal.</summary>
public abstract record JournalChange(ServiceId Service)
{
    /// <param name="At">When it happened, by the clock.</param>
    public sealed record Enter(JournalEntry Entry, DateTimeOffset At) : JournalChange(Entry.Service.Service);

    /// <summary>Who has done what. It is about none of the services alone.</summary>
    public sealed record Note(IReadOnlyList<AuditEntry> Entries, DateTimeOffset At) : JournalChange(default(ServiceId));

    /// <summary>Deletes everything of a service.</summary>
    public sealed record Erase(ServiceId Service) : JournalChange(Service);
}
