using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Web.Access.Bounds;
using Agent.Web.Access.Scopes;

namespace Agent.Web.Access.Callers;

/// <summary>Who sends a request, and what he may do.</summary>
/// <param name="Means">How he has shown who he is, such as <c>key</c>.</param>
/// <param name="Name">Under which name he is known.</param>
internal sealed record Caller(string Means, string Name, IReadOnlyList<Grant> Grants)
{
    public bool May(Scope scope) => Grants.Any(grant => grant.Scope >= scope);

    public bool May(Scope scope, string service) => Grants.Any(grant => grant.Scope >= scope && grant.Services.Include(service));

    /// <summary>Whether it matters what he deploys of this service.</summary>
    public bool IsBoundedFor(ServiceId service) => DeployGrants(service).All(grant => !grant.Bounds.AreNone);

    /// <summary>What keeps him from deploying this: nothing, if any one of his grants lets him.</summary>
    public IReadOnlyList<Objection> ObjectionsTo(ServiceId service, ServiceSpec spec) =>
        DeployGrants(service).Select(grant => Objections.To(spec, grant.Bounds).ToList()).MinBy(objections => objections.Count) ?? [];

    public bool MayForAll(Scope scope) => Grants.Any(grant => grant.Scope >= scope && grant.Services.IncludeAll);

    private IEnumerable<Grant> DeployGrants(ServiceId service) => Grants.Where(grant => grant.Scope >= Scope.Deploy && grant.Services.Include(service.ToString()));
}
