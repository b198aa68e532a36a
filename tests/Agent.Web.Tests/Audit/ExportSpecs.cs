using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Audit;

/// <summary>The trail as JSON lines, for another place.</summary>
public class ExportSpecs(AgentFixture fixture) : IClassFixture<AgentFixture>
{
    private static readonly string[] s_members = ["sequence", "time", "who", "auth", "from", "action", "service", "status", "revision", "request", "omitted"];

    private readonly RunningAgent _agent = fixture.Agent;

    [Fact]
    public async Task Another_program_can_verify_what_it_has_fetched_in_pieces()
    {
        foreach (var number in Enumerable.Range(1, 7)) await _agent.Post($"/service/none-{number}/stop", json: null, ("X-Request-Id", $"r-{number}"));
        await _agent.Deploy("exported", "exec sleep 1000");

        var previous = new string('0', 64);
        for (var (after, isMore) = (0L, true); isMore;)
        {
            var rows = await Fetch(after, limit: 3);

            foreach (var row in rows)
            {
                previous = HashOf(previous, row);
                Assert.Equal(row.Of("hash"), previous);
                after = row.GetProperty("sequence").GetInt64();
            }

            isMore = rows.Length == 3;
        }

        var head = (await _agent.Get("/audit?limit=1")).Body.GetProperty("head");
        Assert.Equal(head.Of("hash"), previous);
    }

    private async Task<JsonElement[]> Fetch(long after, int limit)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/audit?after={after}&limit={limit}");
        request.Headers.Accept.ParseAdd("application/x-ndjson");
        using var response = await _agent.Http.SendAsync(request);

        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.MediaType);
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => JsonDocument.Parse(line).RootElement)];
    }

    // As docs/audit.md says, and nothing of the agent's own code.
    private static string HashOf(string previous, JsonElement row)
    {
        var text = new StringBuilder(previous);

        foreach (var member in s_members)
            text.Append(Value(row, member) is { } value ? $"{Encoding.UTF8.GetByteCount(value)}:{value}," : "-,");

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string? Value(JsonElement row, string member) => member == "time"
        ? (DateTime.Parse(row.Of("time")!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) - DateTime.UnixEpoch).Ticks.ToString(CultureInfo.InvariantCulture)
        : row.Of(member);
}
