using Agent.Actors.Services;
using Agent.Web.Access.Bounds;
using Agent.Web.Access.Callers;
using Agent.Web.Access.Scopes;
using Agent.Web.History;
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

/// <summary>Reads a command to a service, gives it on, and answers.</summary>
internal sealed class CommandAnswers(ServiceCommander commander, ServiceGateway gateway, HistoryGateway revisions, InstanceLog log)
{
    public async Task<Answer> ToAsync(string id, HttpContext context, Func<JsonObjectReader, CommandHead, IServiceCommand> read)
    {
        if (!ServiceId.TryParse(id, out var service))
            return Problem.Of(ProblemKind.InvalidServiceId, context.Request.PreferredLanguage());

        var body = await JsonBody.ReadAsync(context.Request, context.RequestAborted);

        if (!body.Mistakes.None)
            return body.Mistakes.ToProblem();

        var preferences = Preferences.Of(context.Request);
        var command = read(body, new CommandHead(service, context.TraceIdentifier, preferences));

        // Another command is another thing that runs, whatever the route is called.
        if (command is RestartService { Command: not null } && !context.May(Scope.Deploy, service))
            return AccessAnswers.Forbidden(context, Scope.Deploy, id);

        if (!body.Mistakes.None)
            return body.Mistakes.ToProblem();

        return await BeyondBoundsAsync(command, context) is { } refusal ? refusal : await AnswerAsync(command, preferences, context);
    }

    private async Task<JsonHttpResult<ProblemView>?> BeyondBoundsAsync(IServiceCommand command, HttpContext context) => command switch
    {
        DeployService deploy => BoundAnswers.Refusal(context, deploy.Service, deploy.Spec),
        RestartService { Command: not null } => BoundAnswers.RefusalIfBounded(context, command.Service, "command", BoundTexts.Restart),
        RollbackService { Revision: null } => BoundAnswers.RefusalIfBounded(context, command.Service, "revision", BoundTexts.Revision),
        RollbackService { Revision: { } number } when context.Caller().IsBoundedFor(command.Service) =>
            await revisions.SpecAsync(command.Service, number, context.RequestAborted) is { } spec ? BoundAnswers.Refusal(context, command.Service, spec) : null,
        _ => null,
    };

    private async Task<Answer> AnswerAsync(IServiceCommand command, Preferences preferences, HttpContext context)
    {
        var (language, cancellation) = (context.Request.PreferredLanguage(), context.RequestAborted);

        return await commander.RunAsync(command, preferences, cancellation) switch
        {
            NotReady notReady => notReady.ToProblem(await log.TailAsync(command.Service, notReady.Instance, cancellation), language),
            { } reply => reply.ToAnswer(language),
            null => (await gateway.AskAsync(new GetStatus(command.Service), cancellation)).ToPresentState(command.Service, language),
        };
    }
}
