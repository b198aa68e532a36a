namespace Agent.Actors.Journal;

/// <param name="Sequence">1 for a service's first event, and one more for each that follows.</param>
public sealed record PastEvent(long Sequence, DateTimeOffset At, LifeEvent Event);
