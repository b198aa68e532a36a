using Agent.Actors.Processes;

namespace Agent.Actors.Journal;

/// <summary>A step in the life of a service. It is written as a whole or not at all.</summary>
/// <param name="Service">The service as it is from now on.</param>
/// <param name="Event">What made it so.</param>
/// <param name="Exit">How an instance ended, if that is what happened.</param>
public sealed record JournalEntry(JournalledService Service, LifeEvent Event, ProcessExit? Exit);
