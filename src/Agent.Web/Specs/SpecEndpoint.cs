using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Actors.Specs.Documents;
using Agent.Web.Access.Scopes;
using Agent.Web.History;
using Agent.Web.Languages;
using Agent.Web.Problems;
using Agent.Web.Requests;
using Agent.Web.Services;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Web.Specs;

/// <summary>Gives a spec back, complete, in the form in which deploy takes it.</summary>
internal static class SpecEndpoint
{
    public static void MapSpec(this IEndpointRouteBuilder app) => app.MapGet("/service/{id}/spec", Get).Needs(Scope.Read);

    private static async Task<IResult> Get(string id, HttpContext context, ServiceGateway services, HistoryGateway history)
    {
        var language = context.Request.PreferredLanguage();

        if (!ServiceId.TryParse(id, out var service))
            return Problem.Of(ProblemKind.InvalidServiceId, language);

        var mistakes = new Mistakes(context.Request);
        var query = new QueryReader(context.Request.Query, mistakes);
        var revision = query.Number("revision", int.MaxValue);
        query.End();

        if (!mistakes.None)
            return mistakes.ToProblem();

        var reply = await services.AskAsync(new GetStatus(service), context.RequestAborted);

        if (reply is not StatusIs { Service: var present })
            return reply.ToAnswer(language);

        return await SpecAsync(present, (int?)revision ?? present.Revision, history, context.RequestAborted) is { } spec
            ? TypedResults.Ok(SpecDocument.Of(spec))
            : Problem.Of(ProblemKind.RevisionNotFound, language, revision!);
    }

    private static async Task<ServiceSpec?> SpecAsync(ServiceStatus present, int revision, HistoryGateway history, CancellationToken cancellation) =>
        revision == present.Revision ? present.Spec : await history.SpecAsync(present.Service, revision, cancellation);
}
