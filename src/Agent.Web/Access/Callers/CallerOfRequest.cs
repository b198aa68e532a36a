using Agent.Actors.Services;
using Agent.Web.Access.Scopes;

namespace Agent.Web.Access.Callers;

internal static class CallerOfRequest
{
    private static readonly Caller Nobody = new("none", "nobody", []);

    public static Caller Caller(this HttpContext context) => (context.User.Identity as CallerIdentity)?.Caller ?? Nobody;

    public static bool May(this HttpContext context, Scope scope, ServiceId service) => context.Caller().May(scope, service.ToString());
}
