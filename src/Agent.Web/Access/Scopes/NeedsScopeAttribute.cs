using Microsoft.AspNetCore.Authorization;

namespace Agent.Web.Access.Scopes;

/// <summary>What a route asks of its caller. A route without it is closed to everybody.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsScopeAttribute(Scope scope, bool forAll) : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    public Scope Scope => scope;

    /// <summary>Whether it concerns every service there is.</summary>
    public bool ForAll => forAll;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}
