using System.Diagnostics;
using Agent.Actors.Services;
using Agent.Web.Languages;
using Agent.Web.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using static Agent.Actors.Services.ServiceProtocol;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<Agent.Web.Services.CommandView>,
    Microsoft.AspNetCore.Http.HttpResults.Ok<Agent.Web.Services.StatusView>,
    Microsoft.AspNetCore.Http.HttpResults.Accepted<Agent.Web.Services.StatusView>,
    Microsoft.AspNetCore.Http.HttpResults.JsonHttpResult<Agent.Web.Problems.ProblemView>>;

namespace Agent.Web.Services;

/// <summary>The one place where an actor's reply becomes an answer with a status code.</summary>
internal static class ServiceReplies
{
    public static Answer ToAnswer(this Reply reply, Language language) => reply switch
    {
        Deployed deployed => TypedResults.Ok(CommandView.Deployed(deployed, language)),
        Restarted restarted => TypedResults.Ok(CommandView.Restarted(restarted, language)),
        Stopped stopped => TypedResults.Ok(CommandView.Stopped(stopped, language)),
        Deleted => TypedResults.Ok(CommandView.Deleted(language)),
        StatusIs status => TypedResults.Ok(StatusView.From(status.Service, language)),
        UnknownService => Problem.Of(ProblemKind.ServiceNotFound, language),
        Refused refused => Problem.Of(ProblemKind.CommandRefused, language, string.Join(" ", refused.Reasons)),
        Failed failed => Problem.Of(ProblemKind.StartFailed, language, failed.Reason),
        Unrecorded unrecorded => Problem.Of(ProblemKind.JournalUnavailable, language, unrecorded.Reason),
        ShuttingDown => Problem.Of(ProblemKind.ShuttingDown, language),
        _ => throw new UnreachableException($"Unexpected reply: {reply}"),
    };

    /// <summary>The answer to a command that is not done yet.</summary>
    public static Answer ToPresentState(this Reply status, ServiceId service, Language language) =>
        status is StatusIs known
            ? TypedResults.Accepted($"/service/{service}/status", StatusView.From(known.Service, language))
            : status.ToAnswer(language);
}
