namespace Agent.Actors.Journal.Audit;

/// <param name="Rows">The newest last.</param>
/// <param name="Anchor">The last row that is not kept any more.</param>
/// <param name="Head">The last row.</param>
public sealed record AuditPage(IReadOnlyList<AuditRow> Rows, AuditEnd Anchor, AuditEnd Head);
