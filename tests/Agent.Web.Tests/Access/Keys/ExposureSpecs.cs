using Agent.Web.Access.Scopes;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Access.Keys;

/// <summary>What the agent asks for, and says, before others can reach it.</summary>
public class ExposureSpecs
{
    [Fact]
    public async Task As_long_as_nothing_is_said_the_agent_says_who_may_do_what()
    {
        await using var agent = await RunningAgent.StartAsync();

        Assert.Contains("INF Whoever is on this host may do everything", agent.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_enough_to_be_asked_for_tls_alone()
    {
        await using var first = await RunningAgent.StartAsync();
        first.CreateKey("ci", Scope.Read, "*");
        first.Terminate();
        await first.ExitAsync();

        var (exitCode, output) = await RunningAgent.RunAsync(["--host", "0.0.0.0", "--data", Path.Combine(first.Data, "agent")]);

        Assert.Equal(2, exitCode);
        Assert.Contains("--allow-plaintext", output, StringComparison.Ordinal);
        Assert.DoesNotContain("--allow-anonymous", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_been_accepted_is_warned_of()
    {
        await using var agent = await RunningAgent.StartAsync("""
            service-agent.http { host = "0.0.0.0", allow-anonymous = true, allow-plaintext = true }
            """);

        Assert.Contains("WRN Listening on 0.0.0.0 without authentication", agent.Output, StringComparison.Ordinal);
        Assert.Contains("WRN Listening on 0.0.0.0 without TLS", agent.Output, StringComparison.Ordinal);
    }
}
