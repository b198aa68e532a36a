namespace Agent.Web.Access.Scopes;

/// <summary>A scope, and the services for which it holds.</summary>
internal sealed record Grant(Scope Scope, ServicePatterns Services)
{
    public static readonly Grant Everything = new(Scope.Admin, ServicePatterns.All);
}
