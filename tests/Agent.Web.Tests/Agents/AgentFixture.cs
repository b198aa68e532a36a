namespace Agent.Web.Tests.Agents;

/// <summary>One agent for all tests of a class: they use service ids of their own.</summary>
public sealed class AgentFixture : IAsyncLifetime
{
    public RunningAgent Agent { get; private set; } = null!;

    public async Task InitializeAsync() => Agent = await RunningAgent.StartAsync("""
        service-agent.stop.grace = 2s
        service-agent.http.wait = 90s
        """);

    public async Task DisposeAsync() => await Agent.DisposeAsync();
}
