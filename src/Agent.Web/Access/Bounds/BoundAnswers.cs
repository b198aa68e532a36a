using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Web.Access.Callers;
using Agent.Web.Languages;
using Agent.Web.Problems;
using Agent.Web.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Agent.Web.Access.Bounds;

/// <summary>Tells a caller what of a spec he may not deploy.</summary>
internal static class BoundAnswers
{
    private const string Whole = "$.";

    /// <returns><see langword="null"/> if he may.</returns>
    public static JsonHttpResult<ProblemView>? Refusal(HttpContext context, ServiceId service, ServiceSpec spec) => Of(context, Mistakes(context, service, spec, Whole));

    /// <summary>Of a document of services.</summary>
    /// <returns><see langword="null"/> if he may deploy all of them.</returns>
    public static JsonHttpResult<ProblemView>? Refusal(HttpContext context, IReadOnlyDictionary<ServiceId, ServiceSpec> services) =>
        Of(context, services.SelectMany(service => Mistakes(context, service.Key, service.Value, $"$.services.{service.Key}.")));

    /// <summary>Of what cannot be held against bounds, if the caller has any for this service.</summary>
    public static JsonHttpResult<ProblemView>? RefusalIfBounded(HttpContext context, ServiceId service, string member, Text text) =>
        context.Caller().IsBoundedFor(service) ? Of(context, [View(context, $"{Whole}{member}", text)]) : null;

    private static IEnumerable<MistakeView> Mistakes(HttpContext context, ServiceId service, ServiceSpec spec, string path) =>
        context.Caller().ObjectionsTo(service, spec).Select(objection => View(context, $"{path}{objection.Path}", objection.Text, objection.About));

    private static MistakeView View(HttpContext context, string path, Text text, params string[] about) =>
        new(path, text.In(context.Request.PreferredLanguage(), [path, .. about]));

    private static JsonHttpResult<ProblemView>? Of(HttpContext context, IEnumerable<MistakeView> mistakes) =>
        mistakes.Take(100).ToList() is [_, ..] told ? Problem.Of(ProblemKind.Forbidden, told) : null;
}
