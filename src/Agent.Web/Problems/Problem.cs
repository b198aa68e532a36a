using Agent.Web.Languages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace Agent.Web.Problems;

/// <summary>Makes the one shape that every refusal has.</summary>
internal static class Problem
{
    public const string ContentType = "application/problem+json";

    public static JsonHttpResult<ProblemView> Of(ProblemKind kind, Language language, params object[] arguments) =>
        From(kind, kind.Text.In(language, arguments), errors: null);

    public static JsonHttpResult<ProblemView> Of(ProblemKind kind, IReadOnlyList<MistakeView> mistakes) =>
        From(kind, string.Join("; ", mistakes.Select(mistake => mistake.Error)), mistakes);

    private static JsonHttpResult<ProblemView> From(ProblemKind kind, string text, IReadOnlyList<MistakeView>? errors)
    {
        var view = new ProblemView
        {
            Title = ReasonPhrases.GetReasonPhrase(kind.Status),
            Status = kind.Status,
            Detail = text,
            Error = text,
            Code = kind.Code,
            Errors = errors,
        };

        return TypedResults.Json(view, contentType: ContentType, statusCode: kind.Status);
    }
}
