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
        Deployed deployed => TypedResults.Ok(CommandView.Of(deployed, language)),
        Restarted restarted => TypedResults.Ok(CommandView.Of(restarted, language)),
        Started started => TypedResults.Ok(CommandView.Of(started, language)),
        RolledBack rolledBack => TypedResults.Ok(CommandView.Of(rolledBack, language)),
        Signalled => TypedResults.Ok(CommandView.Signalled(language)),
        Stopped stopped => TypedResults.Ok(CommandView.Of(stopped, language)),
        Deleted => TypedResults.Ok(CommandView.Deleted(language)),
        StatusIs status => TypedResults.Ok(StatusView.From(status.Service, language)),
        _ => reply.ToProblem(language),
    };

    /// <summary>The answer to a command that is not done yet.</summary>
    public static Answer ToPresentState(this Reply status, ServiceId service, Language language) =>
        status is StatusIs known
            ? TypedResults.Accepted($"/service/{service}/status", StatusView.From(known.Service, language))
            : status.ToAnswer(language);

    /// <param name="tail">What the instance wrote last.</param>
    public static JsonHttpResult<ProblemView> ToProblem(this NotReady notReady, IReadOnlyList<string> tail, Language language) =>
        Problem.Of(
            ProblemKind.NotReady,
            view => view with { Outcome = notReady.Outcome.Word(), Revision = notReady.Revision, LogTail = tail },
            language,
            notReady.Reason,
            notReady.Outcome.Sentence(notReady.Revision, language));

    /// <summary>Of a reply that says that the command was not carried out.</summary>
    public static JsonHttpResult<ProblemView> ToProblem(this Reply reply, Language language) => reply switch
    {
        UnknownService => Problem.Of(ProblemKind.ServiceNotFound, language),
        UnknownRevision { Revision: { } number } => Problem.Of(ProblemKind.RevisionNotFound, language, number),
        UnknownRevision => Problem.Of(ProblemKind.NoEarlierRevision, language),
        Refused refused => Problem.Of(ProblemKind.CommandRefused, language, string.Join(" ", refused.Reasons)),
        DependencyCircle circle => Problem.Of(ProblemKind.DependencyCircle, language, string.Join(" → ", circle.Circle)),
        NotRunning => Problem.Of(ProblemKind.NotRunning, language),
        Superseded => Problem.Of(ProblemKind.Superseded, language),
        Failed failed => Problem.Of(ProblemKind.StartFailed, language, failed.Reason),
        NotReady notReady => notReady.ToProblem([], language),
        Unrecorded unrecorded => Problem.Of(ProblemKind.JournalUnavailable, language, unrecorded.Reason),
        ShuttingDown => Problem.Of(ProblemKind.ShuttingDown, language),
        _ => throw new UnreachableException($"Unexpected reply: {reply}"),
    };
}
