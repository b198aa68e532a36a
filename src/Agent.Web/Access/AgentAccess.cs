using System.Text.Encodings.Web;
using Agent.Web.Access.Callers;
using Agent.Web.Access.Certificates;
using Agent.Web.Access.Keys;
using Agent.Web.Access.Limits;
using Agent.Web.Access.Peers;
using Agent.Web.Access.Scopes;
using Agent.Web.Access.Tokens;
using Agent.Web.Configuration;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;

namespace Agent.Web.Access;

/// <summary>Who may call: ways to show who one is (schemes), and what a route asks for (scopes).</summary>
internal static class AgentAccess
{
    // Not AddAuthentication: it starts Data Protection, which writes keys that nothing here needs into the home directory.
    public static void AddAccess(this IServiceCollection services, AgentSettings settings)
    {
        services.AddSingleton(settings.Access);
        services.AddSingleton(provider => Keys(settings, provider.GetRequiredService<ILogger<KeyRing>>()));

        services.AddSingleton(_ => new FailedLogins(settings.Access.Limits.FailedLogins, FailedLogins.Window));
        services.AddRateLimiter(_ => { });
        services.AddSingleton(UrlEncoder.Default);
        services.AddAuthenticationCore(options => options.DefaultScheme = CallerScheme.Name);
        services.Configure<PolicySchemeOptions>(CallerScheme.Name, options => options.ForwardDefaultSelector = CallerScheme.Of);
        services.AddScheme<PolicySchemeHandler>(CallerScheme.Name);
        services.AddScheme<KeyHandler>(KeyHandler.Name);
        services.AddSingleton(provider => Tokens(settings, provider.GetRequiredService<ILogger<TokenValidator>>()));
        services.AddScheme<TokenHandler>(TokenHandler.Name);
        services.AddScheme<CertificateHandler>(CertificateHandler.Name);
        services.AddScheme<PeerHandler>(PeerHandler.Name);
        services.AddScheme<OpenHandler>(OpenHandler.Name);

        services.AddAuthorization(options => options.FallbackPolicy = Closed);
        services.AddSingleton<IAuthorizationHandler, ScopeAuthorization>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessAnswers>();
    }

    public static void UseAccess(this IApplicationBuilder app, AccessOptions access)
    {
        app.UseAuthentication();
        app.UseCallerLimits(access.Limits);
        app.UseAuthorization();
    }

    // A route that names no scope is closed to everybody. What is no route (404, 405) is told to those who are known.
    private static AuthorizationPolicy Closed { get; } = new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint)
        .Build();

    private static KeyRing Keys(AgentSettings settings, ILogger<KeyRing> log) =>
        new(settings.Agent.DataDirectory, settings.Access.KeysFile, warn: mistake => log.LogError("Nobody is let in by a key: {Mistake}", mistake));

    private static TokenValidator Tokens(AgentSettings settings, ILogger<TokenValidator> log) =>
        new(settings.Access.Tokens, warn: mistake => log.LogError("Nobody is let in by a token: {Mistake}", mistake));

    private static void AddScheme<THandler>(this IServiceCollection services, string name)
        where THandler : class, IAuthenticationHandler
    {
        services.AddTransient<THandler>();
        services.Configure<AuthenticationOptions>(options => options.AddScheme<THandler>(name, displayName: null));
    }
}
