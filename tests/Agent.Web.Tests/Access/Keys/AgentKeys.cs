using Agent.Web.Access.Keys;
using Agent.Web.Access.Scopes;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Access.Keys;

/// <summary>Makes keys for an agent that runs, as <c>service-agent keys</c> does.</summary>
internal static class AgentKeys
{
    public static KeyStore Keys(this RunningAgent agent, TimeProvider? time = null) =>
        new(Path.Combine(agent.Data, "agent"), time ?? TimeProvider.System);

    public static string CreateKey(this RunningAgent agent, string name, Scope scope, params string[] services) =>
        agent.Keys().Create(name, Grant(scope, services), lifetime: null).Text();

    public static string CreateExpiredKey(this RunningAgent agent, string name, Scope scope, params string[] services) =>
        agent.Keys(new TimeAt(DateTimeOffset.UtcNow.AddDays(-2))).Create(name, Grant(scope, services), TimeSpan.FromDays(1)).Text();

    public static string CreateRevokedKey(this RunningAgent agent, string name, Scope scope, params string[] services)
    {
        var key = agent.CreateKey(name, scope, services);
        agent.Keys().Revoke(name);
        return key;
    }

    public static (string Name, string Value) Bearer(string key) => ("Authorization", $"Bearer {key}");

    public static (string Name, string Value) ApiKeyHeader(string key) => ("X-API-Key", key);

    public static Grant Grant(Scope scope, params string[] services) => new(scope, ServicePatterns.TryOf(services)!);

    private sealed class TimeAt(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
