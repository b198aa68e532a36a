namespace Agent.Actors.Journal.Audit;

/// <summary>What became of looking through the trail.</summary>
/// <param name="Rows">How many there are.</param>
/// <param name="First">The sequence of the first that is kept.</param>
/// <param name="Faults">A sentence each, the first ones; none: the trail is as it was written.</param>
public sealed record AuditFindings(long Rows, long First, AuditEnd Head, IReadOnlyList<string> Faults);
