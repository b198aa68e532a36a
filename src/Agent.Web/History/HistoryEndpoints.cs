using Agent.Actors.Services;
using Agent.Web.Access.Scopes;
using Agent.Web.Languages;
using Agent.Web.Problems;
using Agent.Web.Requests;
using Agent.Web.Services;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Web.History;

/// <summary>What the journal knows of a service's past.</summary>
internal static class HistoryEndpoints
{
    private const int Usual = 100;
    private const int Most = 100_000;

    public static void MapHistory(this IEndpointRouteBuilder app)
    {
        var service = app.MapGroup("/service/{id}");

        service.MapGet("/events", Events).Needs(Scope.Read);
        service.MapGet("/exits", Exits).Needs(Scope.Read);
        service.MapGet("/revisions", Revisions).Needs(Scope.Read);
    }

    private static Task<IResult> Events(string id, HttpContext context, ServiceGateway services, HistoryGateway history) =>
        Answer(id, context, services, async (status, count) =>
            TypedResults.Ok(new EventsView([.. (await history.EventsAsync(status.Service, count, context.RequestAborted)).Select(EventView.Of)])));

    private static Task<IResult> Exits(string id, HttpContext context, ServiceGateway services, HistoryGateway history) =>
        Answer(id, context, services, async (status, count) =>
            TypedResults.Ok(new ExitsView([.. (await history.ExitsAsync(status.Service, count, context.RequestAborted)).Select(ExitView.Of)])));

    private static Task<IResult> Revisions(string id, HttpContext context, ServiceGateway services, HistoryGateway history) =>
        Answer(id, context, services, async (status, count) =>
            TypedResults.Ok(new RevisionsView([.. (await history.RevisionsAsync(status.Service, context.RequestAborted)).TakeLast(count).Select(past => RevisionView.Of(past, status))])));

    private static async Task<IResult> Answer(
        string id, HttpContext context, ServiceGateway services, Func<ServiceStatus, int, Task<IResult>> answer)
    {
        if (!ServiceId.TryParse(id, out var service))
            return Problem.Of(ProblemKind.InvalidServiceId, context.Request.PreferredLanguage());

        var mistakes = new Mistakes(context.Request);
        var query = new QueryReader(context.Request.Query, mistakes);
        var count = query.Number("tail", Most) ?? Usual;
        query.End();

        if (!mistakes.None)
            return mistakes.ToProblem();

        var reply = await services.AskAsync(new GetStatus(service), context.RequestAborted);
        return reply is StatusIs known
            ? await Told(context, () => answer(known.Service, (int)count))
            : reply.ToAnswer(context.Request.PreferredLanguage());
    }

    private static async Task<IResult> Told(HttpContext context, Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (IOException e) // what the gateway makes of a journal that cannot be read
        {
            return Problem.Of(ProblemKind.JournalUnreadable, context.Request.PreferredLanguage(), e.Message);
        }
    }
}
