using Agent.Web.Access.Bounds;

namespace Agent.Web.Access.Scopes;

/// <summary>A scope, and the services for which it holds.</summary>
internal sealed record Grant(Scope Scope, ServicePatterns Services)
{
    /// <summary>What may be deployed by it.</summary>
    public DeployBounds Bounds { get; init; } = DeployBounds.None;

    public static readonly Grant Everything = new(Scope.Admin, ServicePatterns.All);
}
