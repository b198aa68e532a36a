namespace Agent.Web.Requests;

/// <summary>
/// Gives every request an id, the caller's own (<c>X-Request-Id</c>) where it is fit to be logged. It comes back in the
/// answer and stands in every log line that the request causes.
/// </summary>
internal static class RequestIds
{
    private const string Header = "X-Request-Id";
    private const int MaxLength = 64;

    public static IApplicationBuilder UseRequestIds(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Headers[Header] is [{ Length: > 0 and <= MaxLength } id] && id.All(IsFit))
            context.TraceIdentifier = id;

        // Only now: whoever answers a failure clears the headers first.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[Header] = context.TraceIdentifier;
            return Task.CompletedTask;
        });

        return next(context);
    });

    private static bool IsFit(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or ':';
}
