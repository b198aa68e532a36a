namespace Agent.Web.Audit;

/// <summary>
/// Has every request pass the trail on its way out: its rows are written before the first byte of the answer is sent. It
/// stands outside of whatever may refuse a request.
/// </summary>
internal static class AuditPassage
{
    public static IApplicationBuilder UseAudit(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var trail = context.RequestServices.GetRequiredService<AuditTrail>();
        var writing = new Lazy<Task>(() => trail.WriteAsync(context));
        context.Response.OnStarting(() => writing.Value);

        try
        {
            await next(context);
        }
        finally
        {
            // There was no answer: the caller has gone away, or the body is empty and not sent yet.
            await writing.Value;
        }
    });
}
