using System.Text;
using Agent.Web.Access.Scopes;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Access.Scopes;

/// <summary>A route that names a scope.</summary>
/// <param name="Body">One that would do something.</param>
internal sealed record KnownRoute(string Method, string Template, Scope Scope, string? Body = null, bool ForAll = false)
{
    public static readonly IReadOnlyList<KnownRoute> All =
    [
        new("GET", "/agent", Scope.Read),
        new("GET", "/audit", Scope.Admin, ForAll: true),
        new("GET", "/services", Scope.Read),
        new("GET", "/service/{id}/status", Scope.Read),
        new("GET", "/service/{id}/spec", Scope.Read),
        new("GET", "/service/{id}/logs", Scope.Read),
        new("GET", "/service/{id}/events", Scope.Read),
        new("GET", "/service/{id}/exits", Scope.Read),
        new("GET", "/service/{id}/revisions", Scope.Read),
        new("POST", "/service/{id}/start", Scope.Operate),
        new("POST", "/service/{id}/stop", Scope.Operate),
        new("POST", "/service/{id}/restart", Scope.Operate),
        new("POST", "/service/{id}/signal", Scope.Operate, """{"signal":"KILL"}"""),
        new("POST", "/service/{id}/deploy", Scope.Deploy, """{"command":"exec sleep 1000"}"""),
        new("POST", "/service/{id}/rollback", Scope.Deploy),
        new("DELETE", "/service/{id}/", Scope.Deploy),
        new("PUT", "/services", Scope.Deploy, """{"services":{"db":{"command":"exec sleep 1000"}}}"""),
        new("POST", "/agent/shutdown", Scope.Admin, ForAll: true),
    ];

    /// <summary>Whether it is about a service, or about all.</summary>
    public bool IsAboutServices => Template.Contains("{id}", StringComparison.Ordinal) || Method is "PUT" || ForAll;

    public Task<Answer> Send(RunningAgent agent, string service, params (string Name, string Value)[] headers) => agent.Send(
        new HttpMethod(Method),
        Template.Replace("{id}", service, StringComparison.Ordinal),
        Body is null ? null : new StringContent(Body, Encoding.UTF8, "application/json"),
        headers);

    public override string ToString() => $"{Method} {Template} {Scope}{(ForAll ? " for all" : "")}";
}
