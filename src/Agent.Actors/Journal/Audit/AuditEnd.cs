namespace Agent.Actors.Journal.Audit;

/// <summary>Where the trail begins or ends.</summary>
public readonly record struct AuditEnd(long Sequence, string Hash);
