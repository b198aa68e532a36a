using Agent.Web.Access.Scopes;

namespace Agent.Web.Access.Callers;

/// <summary>Who sends a request, and what he may do.</summary>
/// <param name="Means">How he has shown who he is, such as <c>key</c>.</param>
/// <param name="Name">Under which name he is known.</param>
internal sealed record Caller(string Means, string Name, IReadOnlyList<Grant> Grants)
{
    public bool May(Scope scope) => Grants.Any(grant => grant.Scope >= scope);

    public bool May(Scope scope, string service) => Grants.Any(grant => grant.Scope >= scope && grant.Services.Include(service));

    public bool MayForAll(Scope scope) => Grants.Any(grant => grant.Scope >= scope && grant.Services.IncludeAll);
}
