using System.Net;
using Agent.Web.Tests.Agents;
using static Agent.Web.Tests.Access.Keys.AgentKeys;

namespace Agent.Web.Tests.Access.Keys;

/// <summary>What a key for some services reaches.</summary>
public class GrantSpecs(KeyedAgent keyed) : IClassFixture<KeyedAgent>
{
    private readonly RunningAgent _agent = keyed.Agent;

    [Fact]
    public async Task A_list_has_only_what_the_caller_may_see()
    {
        var services = await keyed.Get("/services", keyed["Read web"]);

        Assert.Equal(["web-1"], services.Body.EnumerateObject().Select(service => service.Name));
    }

    [Fact]
    public async Task An_operator_restarts_what_was_deployed_and_nothing_else()
    {
        var other = await _agent.Post("/service/web-1/restart", """{"command":"exec sleep 2000"}""", Bearer(keyed["Operate"]));
        var same = await _agent.Post("/service/web-1/restart", json: null, Bearer(keyed["Operate"]));

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (other.Status, other["code"]));
        Assert.Equal(HttpStatusCode.OK, same.Status);
        Assert.Equal("exec sleep 1000", (await keyed.Get("/service/web-1/status", keyed["Read"]))["command"]);
    }

    [Fact]
    public async Task A_document_with_one_service_out_of_reach_changes_none()
    {
        var answer = await _agent.Put("/services", """{"services":{"web-2":{"command":"exec sleep 1000"},"other":{"command":"exec sleep 1000"}}}""", headers: Bearer(keyed["Deploy web"]));

        Assert.Equal((HttpStatusCode.Forbidden, "forbidden"), (answer.Status, answer["code"]));
        Assert.EndsWith("other 的 deploy 权限", answer["error"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await keyed.Get("/service/web-2/status", keyed["Read"])).Status);
    }

    [Fact]
    public async Task A_document_does_away_only_with_what_the_caller_reaches()
    {
        var body = """{"services":{"web-1":{"command":"exec sleep 1000"}}}""";
        await keyed.Deploy("web-old");

        var plan = await _agent.Put("/services?prune=true&dry_run=true", body, headers: Bearer(keyed["Deploy web"]));

        Assert.Equal(["web-1", "web-old"], plan.Body.GetProperty("plan").EnumerateArray().Select(step => step.GetProperty("service").GetString()));
    }

    [Fact]
    public async Task An_admin_of_some_services_does_not_end_the_agent() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await _agent.Post("/agent/shutdown", json: null, Bearer(keyed["Admin web"]))).Status);
}
