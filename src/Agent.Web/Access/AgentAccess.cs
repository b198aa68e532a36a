using System.Text.Encodings.Web;
using Agent.Web.Access.Callers;
using Agent.Web.Access.Scopes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Agent.Web.Access;

/// <summary>Who may call: ways to show who one is (schemes), and what a route asks for (scopes).</summary>
internal static class AgentAccess
{
    // Not AddAuthentication: it starts Data Protection, which writes keys that nothing here needs into the home directory.
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton(UrlEncoder.Default);
        services.AddAuthenticationCore(options => options.DefaultScheme = OpenHandler.Name);
        services.AddScheme<OpenHandler>(OpenHandler.Name);

        services.AddAuthorization(options => options.FallbackPolicy = Closed);
        services.AddSingleton<IAuthorizationHandler, ScopeAuthorization>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessAnswers>();
    }

    public static void UseAccess(this IApplicationBuilder app) => app.UseAuthentication().UseAuthorization();

    // A route that names no scope is closed to everybody. What is no route (404, 405) is told to those who are known.
    private static AuthorizationPolicy Closed { get; } = new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint)
        .Build();

    private static void AddScheme<THandler>(this IServiceCollection services, string name)
        where THandler : class, IAuthenticationHandler
    {
        services.AddTransient<THandler>();
        services.Configure<AuthenticationOptions>(options => options.AddScheme<THandler>(name, displayName: null));
    }
}
