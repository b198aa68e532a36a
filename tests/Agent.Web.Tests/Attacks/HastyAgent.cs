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
            service-agent.http { headers-timeout = 2s, body-grace = 2s, keep-alive-timeout = 10s }
            """);

        // A connection that is kept could be closed in the moment in which it is used again.
        Agent.Http.DefaultRequestHeaders.ConnectionClose = true;

        await Agent.Deploy("web-1", "exec sleep 1000");
    }

    public async Task DisposeAsync() => await Agent.DisposeAsync();
}
