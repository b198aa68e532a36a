using Agent.Web.Access.Scopes;
using Agent.Web.Tests.Access.Keys;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Attacks;

/// <summary>An agent with something to hide, whose services want more than they are given.</summary>
public sealed class HostileAgent : IAsyncLifetime
{
    public const string SecretVariable = "AGENT_TEST_SECRET";
    public const string Secret = "not-for-services-4711";

    public RunningAgent Agent { get; private set; } = null!;

    public string Key { get; private set; } = "";

    public async Task InitializeAsync()
    {
        // The agent inherits it of this process.
        Environment.SetEnvironmentVariable(SecretVariable, Secret);

        Agent = await RunningAgent.StartAsync("""
            service-agent.stop.grace = 1s
            service-agent.logs { segment-size = 64 KiB, segments = 3, compress = false }
            """);

        Key = Agent.CreateKey("admin", Scope.Admin, "*");
        Agent.Http.DefaultRequestHeaders.Add("X-API-Key", Key);
    }

    public async Task DisposeAsync() => await Agent.DisposeAsync();
}
