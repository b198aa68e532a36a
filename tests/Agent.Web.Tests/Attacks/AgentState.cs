using System.Text;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Attacks;

internal static class AgentState
{
    /// <summary>Everything that a request could have changed, but the trail.</summary>
    public static async Task<string> State(this RunningAgent agent, params (string Name, string Value)[] headers)
    {
        var services = await agent.Get("/services", headers);
        var state = new StringBuilder();

        foreach (var service in services.Body.EnumerateObject())
            foreach (var page in new[] { "revisions", "events", "exits" })
                state.Append((await agent.Get($"/service/{service.Name}/{page}", headers)).Body.GetRawText());

        return state.Append(services.Body.GetRawText()).ToString();
    }
}
