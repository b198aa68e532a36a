using System.Text.Json;
using Agent.Web.Tests.Access.Keys;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Audit;

/// <summary>Callers who have to say who they are.</summary>
public class KnownCallerSpecs(KeyedAgent fixture) : IClassFixture<KeyedAgent>
{
    private readonly RunningAgent _agent = fixture.Agent;

    [Theory]
    [InlineData("Deploy", "200", "Deploy", "key")]
    [InlineData("Deploy web", "403", "Deploy-web", "key")]
    [InlineData("Read", "403", "Read", "key")]
    [InlineData("expired", "401", "anonymous", null)]
    [InlineData("revoked", "401", "anonymous", null)]
    [InlineData(null, "401", "anonymous", null)]
    public async Task Are_remembered_by_the_name_of_their_key_or_as_those_whose_key_does_not_hold(string? key, string status, string who, string? auth)
    {
        var row = await Row(request => Stop(key, request));

        Assert.Equal((status, who, auth, "db"), (row.Of("status"), row.Of("who")!.Split(" (")[0], row.Of("auth"), row.Of("service")));
        Assert.DoesNotContain(key is null ? "Bearer" : fixture[key], row.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Read web", "403")]
    [InlineData("revoked", "401")]
    public async Task Who_must_not_look_is_remembered(string key, string status)
    {
        var row = await Row(request => _agent.Get("/service/db/spec", AgentKeys.Bearer(fixture[key]), ("X-Request-Id", request)));

        Assert.Equal((status, "GET /service/db/spec"), (row.Of("status"), row.Of("action")));
    }

    [Theory]
    [InlineData("Admin", 200)]
    [InlineData("Admin web", 403)]
    [InlineData("Deploy", 403)]
    [InlineData("revoked", 401)]
    public async Task The_trail_is_for_administrators_of_everything(string key, int status) =>
        Assert.Equal(status, (int)(await fixture.Get("/audit", fixture[key])).Status);

    private Task<Answer> Stop(string? key, string request) => key is null
        ? _agent.Post("/service/db/stop", json: null, ("X-Request-Id", request))
        : _agent.Post("/service/db/stop", json: null, AgentKeys.Bearer(fixture[key]), ("X-Request-Id", request));

    private async Task<JsonElement> Row(Func<string, Task<Answer>> ask)
    {
        var request = Guid.NewGuid().ToString("N");
        await ask(request);

        var rows = (await fixture.Get("/audit?limit=1000", fixture["Admin"])).Body.GetProperty("rows").EnumerateArray();
        return Assert.Single(rows, row => row.Of("request") == request);
    }
}
