using System.Globalization;
using Agent.Web.Languages;
using Microsoft.AspNetCore.Diagnostics;

namespace Agent.Web.Problems;

/// <summary>Gives the refusals that the framework makes, and failures, the shape of all others.</summary>
internal static class ProblemPages
{
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app) => app
        .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerFailure, SuppressDiagnosticsCallback = IsTheCallers })
        .UseStatusCodePages(context => AnswerStatus(context.HttpContext));

    private static Task AnswerFailure(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>()!.Error;

        return failure is BadHttpRequestException bad
            ? Answer(context, KindOf(bad.StatusCode, context.Request.Path), bad.Message)
            : Answer(context, ProblemKind.Internal, context.TraceIdentifier);
    }

    private static Task AnswerStatus(HttpContext context) =>
        Answer(
            context,
            KindOf(context.Response.StatusCode, context.Request.Path),
            context.Response.StatusCode.ToString(CultureInfo.InvariantCulture));

    private static Task Answer(HttpContext context, ProblemKind kind, string about) =>
        Problem.Of(kind, context.Request.PreferredLanguage(), about).ExecuteAsync(context);

    private static ProblemKind KindOf(int status, PathString path) => status switch
    {
        // An empty id matches no route.
        StatusCodes.Status404NotFound when path.Value!.StartsWith("/service//", StringComparison.Ordinal) => ProblemKind.InvalidServiceId,
        StatusCodes.Status404NotFound => ProblemKind.RouteNotFound,
        StatusCodes.Status405MethodNotAllowed => ProblemKind.MethodNotAllowed,
        StatusCodes.Status408RequestTimeout => ProblemKind.RequestTimeout,
        StatusCodes.Status413PayloadTooLarge => ProblemKind.BodyTooLarge,
        StatusCodes.Status415UnsupportedMediaType => ProblemKind.UnsupportedMediaType,
        < StatusCodes.Status500InternalServerError => ProblemKind.BadRequest,
        _ => ProblemKind.Internal,
    };

    private static bool IsTheCallers(ExceptionHandlerSuppressDiagnosticsContext context) =>
        context.Exception is BadHttpRequestException;
}
