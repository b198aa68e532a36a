using Agent.Actors.Configuration;
using Agent.Web.Access.Scopes;
using Agent.Web.Languages;
using Agent.Web.Problems;
using Agent.Web.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Agent.Web.Ending;

internal static class EndEndpoint
{
    public static void MapEnd(this IEndpointRouteBuilder app) => app.MapPost("/agent/shutdown", End).NeedsForAll(Scope.Admin);

    private static async Task<Results<Accepted<EndView>, JsonHttpResult<ProblemView>>> End(
        HttpContext context, AgentEnd end, AgentOptions options)
    {
        var language = context.Request.PreferredLanguage();
        var body = await JsonBody.ReadAsync(context.Request, context.RequestAborted);
        var services = Read(body) ?? options.OnSigterm;

        if (!body.Mistakes.None)
            return body.Mistakes.ToProblem();

        return end.TryBegin(services)
            ? TypedResults.Accepted((string?)null, EndView.Of(services, language))
            : Problem.Of(ProblemKind.ShuttingDown, language);
    }

    private static ServicesAtEnd? Read(JsonObjectReader body)
    {
        var services = body.Choice<ServicesAtEnd>("services");
        body.End();
        return services;
    }
}
