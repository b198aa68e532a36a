using Agent.Actors.Logs.Reading;
using Agent.Actors.Services;
using Agent.Web.Access.Scopes;
using Agent.Web.Languages;
using Agent.Web.Problems;
using Agent.Web.Requests;
using Agent.Web.Services;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Web.Logs;

internal static class LogEndpoint
{
    private const string RetryAfterSeconds = "5";

    public static void MapLogs(this IEndpointRouteBuilder app) => app.MapGet("/service/{id}/logs", Get).Needs(Scope.Read);

    private static async Task<IResult> Get(
        string id, HttpContext context, ServiceGateway gateway, LogAnswers answers, FollowerSlots slots, TimeProvider time)
    {
        var language = context.Request.PreferredLanguage();

        if (!ServiceId.TryParse(id, out var service))
            return Problem.Of(ProblemKind.InvalidServiceId, language);

        var mistakes = new Mistakes(context.Request);
        var request = LogRequest.Read(context.Request, time.GetUtcNow(), mistakes);

        if (!mistakes.None)
            return mistakes.ToProblem();

        if (LogFormats.Choose(request.Format, context.Request) is not { } format)
            return Problem.Of(ProblemKind.NotAcceptable, language);

        var reply = await gateway.AskAsync(new GetStatus(service), context.RequestAborted);

        if (reply is not StatusIs)
            return reply.ToAnswer(language);

        return request.Query.Follow
            ? await Follow(context, slots, () => answers.FollowAsync(context, service, request.Query, format))
            : await Done(context, () => answers.ReadAsync(context, service, request.Query, format));
    }

    private static async Task<IResult> Follow(HttpContext context, FollowerSlots slots, Func<Task> follow)
    {
        if (!slots.TryTake())
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
            return Problem.Of(ProblemKind.TooManyFollowers, context.Request.PreferredLanguage());
        }

        try
        {
            return await Done(context, follow);
        }
        finally
        {
            slots.Give();
        }
    }

    // Where reading is to begin cannot be found. Once it has begun, the answer itself says why it ends.
    private static async Task<IResult> Done(HttpContext context, Func<Task> answer)
    {
        try
        {
            await answer();
            return Results.Empty;
        }
        catch (Exception e) when (ServiceLogs.IsUnreadable(e) && !context.Response.HasStarted)
        {
            return Problem.Of(ProblemKind.LogUnreadable, context.Request.PreferredLanguage(), e.Message);
        }
    }
}
