using System.Globalization;
using Agent.Actors.Journal.Audit;

namespace Agent.Web.Audit;

/// <summary>The answer to <c>GET /audit</c>: the newest last.</summary>
internal sealed record AuditView(IReadOnlyList<AuditRowView> Rows, AuditEndView Anchor, AuditEndView Head)
{
    public static AuditView Of(AuditPage page) =>
        new([.. page.Rows.Select(AuditRowView.Of)], AuditEndView.Of(page.Anchor), AuditEndView.Of(page.Head));
}

/// <summary>The last row that is not kept any more, or the last of all.</summary>
internal sealed record AuditEndView(long Sequence, string Hash)
{
    public static AuditEndView Of(AuditEnd end) => new(end.Sequence, end.Hash);
}

/// <param name="Time">To the unit of the hash, 100 ns.</param>
/// <param name="Omitted">How many refused attempts before this row have none.</param>
internal sealed record AuditRowView(
    long Sequence, string Time, string Who, string? Auth, string From, string Action, string? Service, int Status, int? Revision, string? Request, long Omitted, string Hash)
{
    public static AuditRowView Of(AuditRow row) => new(
        row.Sequence, row.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
        row.Entry.Who, row.Entry.Auth, row.Entry.Origin, row.Entry.Action, row.Entry.Service, row.Entry.Status, row.Entry.Revision, row.Entry.Request,
        row.Entry.Omitted, row.Hash);
}
