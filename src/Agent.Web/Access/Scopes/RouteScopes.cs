namespace Agent.Web.Access.Scopes;

/// <summary>How a route names its scope.</summary>
internal static class RouteScopes
{
    /// <summary>The parameter of a route that names the service it is about.</summary>
    public const string Service = "id";

    /// <summary>On the service that the route names. A route that names none has to look at each service that it touches.</summary>
    public static TRoute Needs<TRoute>(this TRoute route, Scope scope)
        where TRoute : IEndpointConventionBuilder =>
        route.WithMetadata(new NeedsScopeAttribute(scope, forAll: false));

    /// <summary>On every service there is.</summary>
    public static TRoute NeedsForAll<TRoute>(this TRoute route, Scope scope)
        where TRoute : IEndpointConventionBuilder =>
        route.WithMetadata(new NeedsScopeAttribute(scope, forAll: true));
}
