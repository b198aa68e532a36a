namespace Agent.Web.Audit;

/// <summary>What the trail is to know of a request and does not see from outside.</summary>
internal sealed class AuditNote
{
    /// <summary>Stands behind method and path.</summary>
    public string? Remark { get; set; }

    public IReadOnlyList<AuditStep> Steps { get; set; } = [];

    public static AuditNote Of(HttpContext context)
    {
        if (context.Features.Get<AuditNote>() is { } known) return known;

        var note = new AuditNote();
        context.Features.Set(note);
        return note;
    }
}
