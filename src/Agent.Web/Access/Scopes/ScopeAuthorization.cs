using Agent.Web.Access.Callers;
using Microsoft.AspNetCore.Authorization;

namespace Agent.Web.Access.Scopes;

/// <summary>Whether a caller may use a route.</summary>
internal sealed class ScopeAuthorization : AuthorizationHandler<NeedsScopeAttribute, HttpContext>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, NeedsScopeAttribute requirement, HttpContext resource)
    {
        if (Allows(resource.Caller(), requirement, resource.GetRouteValue(RouteScopes.Service) as string))
            context.Succeed(requirement);

        return Task.CompletedTask;
    }

    private static bool Allows(Caller caller, NeedsScopeAttribute needs, string? service)
    {
        if (needs.ForAll)
            return caller.MayForAll(needs.Scope);

        return service is null ? caller.May(needs.Scope) : caller.May(needs.Scope, service);
    }
}
