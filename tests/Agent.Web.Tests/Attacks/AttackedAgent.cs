using Agent.Web.Access.Scopes;
using Agent.Web.Tests.Access.Keys;
using Agent.Web.Tests.Access.Tokens;
using Agent.Web.Tests.Agents;
using static Agent.Web.Tests.Access.Keys.AgentKeys;

namespace Agent.Web.Tests.Attacks;

/// <summary>An agent that knows a key and a provider of tokens, with the services <c>web-1</c> and <c>db</c>.</summary>
public sealed class AttackedAgent : IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("agent-attacked-");
    private string _admin = "";

    internal TestProvider Provider { get; } = new();

    public RunningAgent Agent { get; private set; } = null!;

    public (string Name, string Value) Admin => Bearer(_admin);

    public async Task InitializeAsync()
    {
        var keys = Path.Combine(_files.FullName, "jwks.json");
        await File.WriteAllTextAsync(keys, Provider.KeySet);

        Agent = await RunningAgent.StartAsync($$"""
            service-agent.stop.grace = 2s
            service-agent.audit.refusals-per-hour = 1000000
            service-agent.access.limits.failed-logins = 1000000
            service-agent.access.tokens {
              keys-file = "{{keys}}", issuer = "{{TestProvider.Issuer}}", audience = "{{TestProvider.Audience}}"
              rules {
                admins { value = "agent:admin", scope = admin, services = ["*"] }
                operators { value = "agent:operate-web", scope = operate, services = ["web-*"] }
              }
            }
            """);

        _admin = Agent.CreateKey("admin", Scope.Admin, "*");
        await Deploy("web-1");
        await Deploy("db");
    }

    public Task<string> State() => Agent.State(Admin);

    public async Task DisposeAsync() => await Agent.DisposeAsync();

    public void Dispose()
    {
        Provider.Dispose();
        _files.Delete(recursive: true);
    }

    private Task<Answer> Deploy(string id) => Agent.Post($"/service/{id}/deploy", """{"command":"exec sleep 1000"}""", Admin);
}
