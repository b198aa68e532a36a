using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Web.Languages;
using Agent.Web.Problems;
using Agent.Web.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using static Agent.Actors.Services.ServiceProtocol;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<Agent.Web.Services.CommandView>,
    Microsoft.AspNetCore.Http.HttpResults.Ok<Agent.Web.Services.StatusView>,
    Microsoft.AspNetCore.Http.HttpResults.Accepted<Agent.Web.Services.StatusView>,
    Microsoft.AspNetCore.Http.HttpResults.JsonHttpResult<Agent.Web.Problems.ProblemView>>;

namespace Agent.Web.Services;

internal static class ServiceEndpoints
{
    public static void MapServices(this IEndpointRouteBuilder app)
    {
        var service = app.MapGroup("/service/{id}");

        service.MapPost("/deploy", Deploy);
        service.MapPost("/restart", Restart);
        service.MapPost("/stop", Stop);
        service.MapGet("/status", Status);
        service.MapDelete("/", Delete);

        app.MapGet("/services", List);
    }

    private static Task<Answer> Deploy(string id, HttpContext context, SpecDefaults defaults, ServiceGateway gateway, Patience patience) =>
        Command(id, (body, service, request) => ServiceCommands.ReadDeploy(body, defaults, service, request), context, gateway, patience);

    private static Task<Answer> Restart(string id, HttpContext context, ServiceGateway gateway, Patience patience) =>
        Command(id, ServiceCommands.ReadRestart, context, gateway, patience);

    private static Task<Answer> Stop(string id, HttpContext context, ServiceGateway gateway, Patience patience) =>
        Command(id, ServiceCommands.ReadStop, context, gateway, patience);

    private static Task<Answer> Delete(string id, HttpContext context, ServiceGateway gateway, Patience patience) =>
        Command(id, ServiceCommands.ReadDelete, context, gateway, patience);

    private static async Task<Answer> Status(string id, HttpContext context, ServiceGateway gateway)
    {
        var language = context.Request.PreferredLanguage();

        return ServiceId.TryParse(id, out var service)
            ? (await gateway.AskAsync(new GetStatus(service), context.RequestAborted)).ToAnswer(language)
            : Problem.Of(ProblemKind.InvalidServiceId, language);
    }

    private static async Task<Ok<Dictionary<string, StatusView>>> List(HttpContext context, ServiceGateway gateway)
    {
        var language = context.Request.PreferredLanguage();
        var list = await gateway.ListAsync(context.RequestAborted);

        return TypedResults.Ok(list.Services.ToDictionary(
            service => service.Service.ToString(),
            service => StatusView.From(service, language)));
    }

    private static async Task<Answer> Command(
        string id,
        Func<JsonObjectReader, ServiceId, string, IServiceCommand> read,
        HttpContext context,
        ServiceGateway gateway,
        Patience patience)
    {
        var language = context.Request.PreferredLanguage();

        if (!ServiceId.TryParse(id, out var service))
            return Problem.Of(ProblemKind.InvalidServiceId, language);

        var body = await JsonBody.ReadAsync(context.Request, context.RequestAborted);

        if (!body.Mistakes.None)
            return body.Mistakes.ToProblem();

        var command = read(body, service, context.TraceIdentifier);

        if (!body.Mistakes.None)
            return body.Mistakes.ToProblem();

        var reply = await gateway.CommandAsync(command, patience.For(context.Request, command), context.RequestAborted);

        return reply?.ToAnswer(language)
            ?? (await gateway.AskAsync(new GetStatus(service), context.RequestAborted)).ToPresentState(service, language);
    }
}
