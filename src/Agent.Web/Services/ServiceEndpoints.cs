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
        service.MapPost("/start", Start);
        service.MapPost("/restart", Restart);
        service.MapPost("/rollback", Rollback);
        service.MapPost("/signal", Signal);
        service.MapPost("/stop", Stop);
        service.MapGet("/status", Status);
        service.MapDelete("/", Delete);

        app.MapGet("/services", List);
    }

    private static Task<Answer> Deploy(string id, HttpContext context, SpecDefaults defaults, CommandAnswers answers) =>
        answers.ToAsync(id, context, (body, head) => ServiceCommands.ReadDeploy(body, defaults, head));

    private static Task<Answer> Start(string id, HttpContext context, CommandAnswers answers) =>
        answers.ToAsync(id, context, ServiceCommands.ReadStart);

    private static Task<Answer> Restart(string id, HttpContext context, CommandAnswers answers) =>
        answers.ToAsync(id, context, ServiceCommands.ReadRestart);

    private static Task<Answer> Rollback(string id, HttpContext context, CommandAnswers answers) =>
        answers.ToAsync(id, context, ServiceCommands.ReadRollback);

    private static Task<Answer> Signal(string id, HttpContext context, CommandAnswers answers) =>
        answers.ToAsync(id, context, ServiceCommands.ReadSignal);

    private static Task<Answer> Stop(string id, HttpContext context, CommandAnswers answers) =>
        answers.ToAsync(id, context, ServiceCommands.ReadStop);

    private static Task<Answer> Delete(string id, HttpContext context, CommandAnswers answers) =>
        answers.ToAsync(id, context, ServiceCommands.ReadDelete);

    private static async Task<Answer> Status(string id, HttpContext context, ServiceGateway gateway, LastExits exits)
    {
        var language = context.Request.PreferredLanguage();

        if (!ServiceId.TryParse(id, out var service))
            return Problem.Of(ProblemKind.InvalidServiceId, language);

        return await gateway.AskAsync(new GetStatus(service), context.RequestAborted) switch
        {
            StatusIs known => TypedResults.Ok(StatusView.From(known.Service, language) with { LastExits = await exits.OfAsync(known.Service, context.RequestAborted) }),
            var reply => reply.ToAnswer(language),
        };
    }

    private static async Task<Ok<Dictionary<string, StatusView>>> List(HttpContext context, ServiceGateway gateway)
    {
        var language = context.Request.PreferredLanguage();
        var list = await gateway.ListAsync(context.RequestAborted);

        return TypedResults.Ok(list.Services.ToDictionary(
            service => service.Service.ToString(),
            service => StatusView.From(service, language)));
    }
}
