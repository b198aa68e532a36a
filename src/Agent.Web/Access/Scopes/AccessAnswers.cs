using Agent.Web.Access.Callers;
using Agent.Web.Access.Limits;
using Agent.Web.Languages;
using Agent.Web.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Agent.Web.Access.Scopes;

/// <summary>Gives the framework's refusals the shape of all others.</summary>
internal sealed class AccessAnswers : IAuthorizationMiddlewareResultHandler
{
    private const int MostTold = 10;

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
            await next(context);
        else
            await (authorizeResult.Challenged ? await UnauthenticatedAsync(context) : Forbidden(context)).ExecuteAsync(context);
    }

    /// <summary>Of what a route only knows when it has read the body.</summary>
    public static JsonHttpResult<ProblemView> Forbidden(HttpContext context, Scope scope, params IEnumerable<string> services) =>
        Problem.Of(ProblemKind.Forbidden, context.Request.PreferredLanguage(), context.Caller().Name, Word(scope), string.Join(", ", services.Take(MostTold)));

    private static JsonHttpResult<ProblemView> Forbidden(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<NeedsScopeAttribute>() is { } needs
            ? Forbidden(context, needs.Scope, needs.ForAll ? "*" : context.GetRouteValue(RouteScopes.Service) as string ?? "*")
            : Forbidden(context, Scope.Admin, "*");

    // RFC 6750, section 3: what was sent and did not hold is told from nothing having been sent.
    private static async Task<JsonHttpResult<ProblemView>> UnauthenticatedAsync(HttpContext context)
    {
        // Not found out again: it remembers.
        var failure = (await context.AuthenticateAsync()).Failure;
        var failed = failure is not null;

        if (failure is TooManyFailedLoginsException tooMany)
        {
            context.Response.RetryAfter(tooMany.RetryAfter);
            return Problem.Of(ProblemKind.TooManyFailedLogins, context.Request.PreferredLanguage());
        }

        context.Response.Headers.WWWAuthenticate = failed ? "Bearer error=\"invalid_token\"" : "Bearer";
        return Problem.Of(failed ? ProblemKind.CredentialRefused : ProblemKind.Unauthenticated, context.Request.PreferredLanguage());
    }

    private static string Word(Scope scope) => scope.ToString().ToLowerInvariant();
}
