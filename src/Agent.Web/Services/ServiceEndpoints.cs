using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Web.Access.Callers;
using Agent.Web.Access.Scopes;
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

        service.MapPost("/deploy", Deploy).Needs(Scope.Deploy);
        service.MapPost("/start", Start).Needs(Scope.Operate);
        service.MapPost("/restart", Restart).Needs(Scope.Operate);
        service.MapPost("/rollback", Rollback).Needs(Scope.Deploy);
        service.MapPost("/signal", Signal).Needs(Scope.Operate);
        service.MapPost("/stop", Stop).Needs(Scope.Operate);
        service.MapGet("/status", Status).Needs(Scope.Read);
        service.MapDelete("/", Delete).Needs(Scope.Deploy);

        app.MapGet("/services", List).Needs(Scope.Read);
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

    private static async Task<Answer> Status(string id, HttpContext context, ServiceGateway gateway, LastExits exits, IProcessHost host)
    {
        var language = context.Request.PreferredLanguage();

        if (!ServiceId.TryParse(id, out var service))
            return Problem.Of(ProblemKind.InvalidServiceId, language);

        return await gateway.AskAsync(new GetStatus(service), context.RequestAborted) switch
        {
            StatusIs known => TypedResults.Ok(StatusView.From(known.Service, language) with { LastExits = await exits.OfAsync(known.Service, context.RequestAborted), Usage = await UsageAsync(known.Service, host) }),
            var reply => reply.ToAnswer(language),
        };
    }

    private static async Task<UsageView?> UsageAsync(ServiceStatus service, IProcessHost host) =>
        service is { ProcessId: not null, Instance: { } instance } && await host.UsageAsync(service.Service.ToString(), instance) is { } usage
            ? UsageView.Of(usage)
            : null;

    private static async Task<Ok<Dictionary<string, StatusView>>> List(HttpContext context, ServiceGateway gateway)
    {
        var language = context.Request.PreferredLanguage();
        var list = await gateway.ListAsync(context.RequestAborted);

        return TypedResults.Ok(list.Services.Where(service => context.May(Scope.Read, service.Service)).ToDictionary(
            service => service.Service.ToString(),
            service => StatusView.From(service, language)));
    }
}
