namespace Agent.Actors.Journal.Audit;

/// <summary>A row of the trail.</summary>
/// <param name="Sequence">1 for the first, and one more for each that follows.</param>
/// <param name="Hash">Over the row before and this one: <see cref="AuditHash"/>.</param>
public sealed record AuditRow(long Sequence, DateTimeOffset At, AuditEntry Entry, string Hash);
