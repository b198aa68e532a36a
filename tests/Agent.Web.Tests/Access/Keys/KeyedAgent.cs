using Agent.Web.Access.Scopes;
using Agent.Web.Tests.Agents;
using static Agent.Web.Tests.Access.Keys.AgentKeys;

namespace Agent.Web.Tests.Access.Keys;

/// <summary>An agent that knows keys, with the services <c>web-1</c> and <c>db</c>.</summary>
public sealed class KeyedAgent : IAsyncLifetime
{
    private readonly Dictionary<string, string> _keys = [];

    public RunningAgent Agent { get; private set; } = null!;

    /// <summary>By name.</summary>
    public string this[string name] => _keys[name];

    public Task<Answer> Get(string path, string key) => Agent.Get(path, Bearer(key));

    public async Task InitializeAsync()
    {
        Agent = await RunningAgent.StartAsync("""
            service-agent.stop.grace = 2s
            service-agent.access.limits.failed-logins = 1000000
            """);

        foreach (var scope in Enum.GetValues<Scope>())
        {
            _keys[$"{scope}"] = Agent.CreateKey($"{scope}", scope, "*");
            _keys[$"{scope} web"] = Agent.CreateKey($"{scope}-web", scope, "web-*");
        }

        _keys["expired"] = Agent.CreateExpiredKey("expired", Scope.Admin, "*");
        _keys["revoked"] = Agent.CreateRevokedKey("revoked", Scope.Admin, "*");
        await Deploy("web-1");
        await Deploy("db");
    }

    public Task<Answer> Deploy(string id) =>
        Agent.Post($"/service/{id}/deploy", """{"command":"exec sleep 1000"}""", Bearer(this["Admin"]));

    public async Task DisposeAsync() => await Agent.DisposeAsync();
}
