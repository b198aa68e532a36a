using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Audit;

/// <summary>Somebody who tries again and again.</summary>
public class FloodSpecs
{
    [Fact]
    public async Task Refusals_beyond_their_bound_are_counted_and_hide_nothing_that_was_done()
    {
        await using var agent = await RunningAgent.StartAsync("service-agent.audit.refusals-per-hour = 5");

        for (var i = 0; i < 30; i++) await agent.Post("/service/flood/stop");
        await agent.Deploy("done", "exec sleep 1000");

        var rows = await agent.Audit();
        Assert.Equal(["404", "404", "404", "404", "404", "200"], rows.Select(row => row.Of("status")));
        Assert.Equal(["0", "0", "0", "0", "0", "25"], rows.Select(row => row.Of("omitted")));
    }
}
