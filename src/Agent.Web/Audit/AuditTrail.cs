using Agent.Actors.Journal.Audit;
using Agent.Actors.Services;

namespace Agent.Web.Audit;

/// <summary>Decides what of a request is remembered, and has it written.</summary>
internal sealed class AuditTrail(AuditGateway journal, RefusalBudget refusals)
{
    /// <summary>Of a command whose caller has gone away: it is carried out all the same.</summary>
    private const int ClientGone = 499;

    /// <summary>Completes when the rows are durable, or when the disk does not take them now.</summary>
    public async Task WriteAsync(HttpContext context)
    {
        var status = StatusOf(context);
        if (IsOfInterest(context.Request.Method, status) == false) return;

        var caller = AuditCaller.Of(context);
        if (IsRefusal(status) && refusals.TryTake(caller.Auth is not null) == false) return;

        await journal.WriteAsync(Entries(context, caller, status));
    }

    // Who only looks is remembered when he may not.
    private static bool IsOfInterest(string method, int status) =>
        IsReading(method) == false
        || status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or StatusCodes.Status429TooManyRequests;

    private static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    // What was not carried out. Whoever is not let in must not be able to fill the trail by going away, or by overloading the agent.
    private static bool IsRefusal(int status) => status is (>= 400 and < 500 and not ClientGone) or StatusCodes.Status503ServiceUnavailable;

    private static int StatusOf(HttpContext context) =>
        context.RequestAborted.IsCancellationRequested && context.Response is { HasStarted: false, StatusCode: < 400 } ? ClientGone : context.Response.StatusCode;

    private List<AuditEntry> Entries(HttpContext context, AuditCaller caller, int status)
    {
        var note = AuditNote.Of(context);
        var whole = new AuditEntry
        {
            Who = caller.Who,
            Auth = caller.Auth,
            Origin = caller.Origin,
            Action = AuditCaller.Plain($"{context.Request.Method} {context.Request.Path}{note.Remark}"),
            Service = ServiceOf(context.Request.Path),
            Status = status,
            Request = context.TraceIdentifier,
            Omitted = refusals.TakeOmitted(),
        };

        return [whole, .. note.Steps.Select(step => whole with { Action = $"{whole.Action}: {step.Action}", Service = $"{step.Service}", Status = step.Status, Omitted = 0 })];
    }

    private static string? ServiceOf(PathString path) =>
        path.Value!.Split('/') is ["", "service", var id, ..] && ServiceId.TryParse(id, out var service) ? $"{service}" : null;
}
