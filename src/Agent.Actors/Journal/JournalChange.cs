using Agent.Actors.Services;

namespace Agent.Actors.Journal;

/// <summary>What can be done to the journal.</summary>
public abstract record JournalChange(ServiceId Service)
{
    /// <param name="At">When it happened, by the clock.</param>
    public sealed record Enter(JournalEntry Entry, DateTimeOffset At) : JournalChange(Entry.Service.Service);

    /// <summary>Deletes everything of a service.</summary>
    public sealed record Erase(ServiceId Service) : JournalChange(Service);
}
