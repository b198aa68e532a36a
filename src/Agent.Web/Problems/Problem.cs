using Agent.Web.Languages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace Agent.Web.Problems;

/// <summary>Makes the one shape that every refusal has.</summary>
internal static class Problem
{
    public const string ContentType = "application/problem+json";

    public static JsonHttpResult<ProblemView> Of(ProblemKind kind, Language language, params object[] arguments) =>
        AsJson(View(kind, kind.Text.In(language, arguments), errors: null));

    /// <param name="adding">Adds what such a refusal has beside the usual.</param>
    public static JsonHttpResult<ProblemView> Of(ProblemKind kind, Func<ProblemView, ProblemView> adding, Language language, params object[] arguments) =>
        AsJson(adding(View(kind, kind.Text.In(language, arguments), errors: null)));

    public static JsonHttpResult<ProblemView> Of(ProblemKind kind, IReadOnlyList<MistakeView> mistakes) =>
        AsJson(View(kind, string.Join("; ", mistakes.Select(mistake => mistake.Error)), mistakes));

    private static ProblemView View(ProblemKind kind, string text, IReadOnlyList<MistakeView>? errors) => new()
    {
        Title = ReasonPhrases.GetReasonPhrase(kind.Status),
        Status = kind.Status,
        Detail = text,
        Error = text,
        Code = kind.Code,
        Errors = errors,
    };

    private static JsonHttpResult<ProblemView> AsJson(ProblemView view) =>
        TypedResults.Json(view, contentType: ContentType, statusCode: view.Status);
}
