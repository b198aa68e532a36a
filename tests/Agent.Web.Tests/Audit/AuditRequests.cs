using System.Text.Json;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Audit;

internal static class AuditRequests
{
    public static async Task<JsonElement[]> Audit(this RunningAgent agent, string query = "")
    {
        var answer = await agent.Get($"/audit?limit=1000{query}");

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
        return [.. answer.Body.GetProperty("rows").EnumerateArray()];
    }

    public static string? Of(this JsonElement row, string member) => row.GetProperty(member) is { ValueKind: not JsonValueKind.Null } value ? value.ToString() : null;
}
