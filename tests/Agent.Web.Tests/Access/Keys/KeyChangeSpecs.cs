using System.Net;
using Agent.Web.Access.Scopes;
using Agent.Web.Tests.Agents;
using static Agent.Web.Tests.Access.Keys.AgentKeys;

namespace Agent.Web.Tests.Access.Keys;

/// <summary>Keys that change while the agent runs.</summary>
public class KeyChangeSpecs
{
    [Fact]
    public async Task The_first_key_closes_the_agent_and_its_revocation_does_not_open_it()
    {
        await using var agent = await RunningAgent.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await agent.Get("/services")).Status);

        var key = agent.CreateKey("ci", Scope.Read, "*");
        Assert.Equal(HttpStatusCode.Unauthorized, (await agent.Get("/services")).Status);
        Assert.Equal(HttpStatusCode.OK, (await agent.Get("/services", Bearer(key))).Status);

        agent.Keys().Revoke("ci");
        Assert.Equal(HttpStatusCode.Unauthorized, (await agent.Get("/services", Bearer(key))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await agent.Get("/services")).Status);
    }

    [Fact]
    public async Task A_file_of_keys_that_is_damaged_meanwhile_lets_nobody_in_until_it_is_mended()
    {
        await using var agent = await RunningAgent.StartAsync();
        var key = agent.CreateKey("ci", Scope.Read, "*");
        var file = Path.Combine(agent.Data, "agent", "keys.json");
        var content = await File.ReadAllBytesAsync(file);

        await File.WriteAllTextAsync(file, "{");
        Assert.Equal(HttpStatusCode.Unauthorized, (await agent.Get("/services", Bearer(key))).Status);

        await File.WriteAllBytesAsync(file, content);
        Assert.Equal(HttpStatusCode.OK, (await agent.Get("/services", Bearer(key))).Status);
    }

    [Fact]
    public async Task A_key_is_in_no_line_of_the_log()
    {
        await using var agent = await RunningAgent.StartAsync("service-agent.log.level = verbose");
        var key = agent.CreateKey("ci", Scope.Read, "*");

        await agent.Get("/services", Bearer(key));
        await agent.Get("/services", ApiKeyHeader($"{key}0"));
        await agent.Get("/services", Bearer($"{key[..^4]}0000"));
        agent.Terminate();
        await agent.ExitAsync();

        Assert.DoesNotContain(key[20..^4], agent.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(key[20..^4], await File.ReadAllTextAsync(Path.Combine(agent.Data, "agent", "log", "agent.json")), StringComparison.Ordinal);
    }
}
