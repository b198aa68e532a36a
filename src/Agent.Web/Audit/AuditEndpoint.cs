using System.Text.Json;
using Agent.Actors.Journal.Audit;
using Agent.Web.Access.Scopes;
using Agent.Web.Languages;
using Agent.Web.Logs;
using Agent.Web.Problems;
using Agent.Web.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Agent.Web.Audit;

/// <summary>Tells who has done what.</summary>
internal static class AuditEndpoint
{
    private const int Usual = 100;
    private const int Most = 10_000;

    public static void MapAudit(this IEndpointRouteBuilder app) => app.MapGet("/audit", Get).NeedsForAll(Scope.Admin);

    private static async Task<IResult> Get(HttpContext context, AuditGateway audit, TimeProvider time)
    {
        var mistakes = new Mistakes(context.Request);
        var query = Read(new QueryReader(context.Request.Query, mistakes), time.GetUtcNow());

        if (mistakes.None == false)
            return mistakes.ToProblem();

        try
        {
            var page = await audit.ReadAsync(query, context.RequestAborted);
            return WantsLines(context.Request) ? Lines(page) : TypedResults.Ok(AuditView.Of(page));
        }
        catch (IOException e) // what the gateway makes of a journal that cannot be read
        {
            return Problem.Of(ProblemKind.JournalUnreadable, context.Request.PreferredLanguage(), e.Message);
        }
    }

    private static AuditQuery Read(QueryReader query, DateTimeOffset now)
    {
        var read = new AuditQuery
        {
            Service = query.Text("service"),
            Who = query.Text("who"),
            Since = query.Time("since", now),
            Until = query.Time("until", now),
            After = query.Number("after", long.MaxValue),
            Limit = (int)(query.Number("limit", Most) ?? Usual),
        };

        query.End();
        return read;
    }

    private static bool WantsLines(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(range => range is { Quality: not 0 } && range.MediaType.Equals(JsonLinesFormat.MediaType, StringComparison.OrdinalIgnoreCase));

    private static PushStreamHttpResult Lines(AuditPage page) => TypedResults.Stream(
        async target =>
        {
            foreach (var row in page.Rows)
            {
                await JsonSerializer.SerializeAsync(target, AuditRowView.Of(row), AgentJson.Lines.AuditRowView);
                await target.WriteAsync("\n"u8.ToArray());
            }
        },
        JsonLinesFormat.MediaType);
}
