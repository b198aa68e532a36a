using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Attacks;

/// <summary>An agent that everybody may use, but not slowly, with the service <c>web-1</c>.</summary>
public sealed class HastyAgent : IAsyncLifetime
{
    public RunningAgent Agent { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Agent = await RunningAgent.StartAsync("""
            service-agent.stop.grace = 2s
            service-agent.http { headers-timeout = 1s, body-grace = 2s, keep-alive-timeout = 1s }
            """);

        await Agent.Deploy("web-1", "exec sleep 1000");
    }

    public async Task DisposeAsync() => await Agent.DisposeAsync();
}
