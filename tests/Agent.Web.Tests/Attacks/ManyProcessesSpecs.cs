using System.Net;
using System.Text.Json;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Attacks;

/// <summary>Services of more processes than the agent can hold on to at a time: it needs a descriptor for each that it follows.</summary>
public class ManyProcessesSpecs
{
    private const int OpenFiles = 400;
    private const string Chain = "chain() { if [ $1 = 0 ]; then echo ready; exec sleep 1000; fi; (trap '' TERM; chain $(($1 - 1))) & wait; }; chain 600";

    [Theory(Timeout = 120_000)]
    [InlineData("auto")]
    [InlineData("off")]
    public async Task They_are_ended_to_the_last_and_the_agent_goes_on(string controlGroups)
    {
        await using var agent = await RunningAgent.StartWithAsync(OpenFiles, $"service-agent.processes.cgroups = {controlGroups}");
        await agent.Deploy("many", Chain);
        await agent.Log("many", until: "ready");

        Assert.Equal(HttpStatusCode.OK, (await agent.Post("/service/many/stop", JsonSerializer.Serialize(new { grace = 0 }), ("Prefer", "wait=100"))).Status);

        Assert.Empty(agent.Leftovers());
        Assert.Equal(HttpStatusCode.OK, (await agent.Deploy("other", "exec sleep 1000")).Status);
    }
}
