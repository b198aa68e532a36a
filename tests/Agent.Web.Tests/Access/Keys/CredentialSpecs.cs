using System.Net;
using Agent.Web.Access.Scopes;
using Agent.Web.Tests.Access.Scopes;
using Agent.Web.Tests.Agents;
using static Agent.Web.Tests.Access.Keys.AgentKeys;

namespace Agent.Web.Tests.Access.Keys;

/// <summary>Every route, and every credential that does not open it.</summary>
public class CredentialSpecs(KeyedAgent keyed) : IClassFixture<KeyedAgent>
{
    private readonly RunningAgent _agent = keyed.Agent;

    public static TheoryData<string> Routes => [.. KnownRoute.All.Select(route => route.ToString())];

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_route_is_closed_to_whoever_does_not_say_who_he_is(string route)
    {
        var answer = await Known(route).Send(_agent, "web-1");

        await AssertRefused(answer, HttpStatusCode.Unauthorized, "unauthenticated");
        Assert.Equal("Bearer", answer.Response.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_route_is_closed_to_a_key_that_is_malformed_wrong_unknown_expired_or_revoked(string route)
    {
        var right = keyed["Admin"];
        string[] bad =
        [
            "", "x", right[..^1], $"{right}0", right.ToUpperInvariant(), $"{right[..^1]}{(right[^1] == '0' ? '1' : '0')}", $"sa_000000000000_{right[16..]}",
            keyed["expired"], keyed["revoked"], $"{right[..16]}{keyed["Deploy"][16..]}",
        ];

        foreach (var key in bad)
        {
            var answer = await Known(route).Send(_agent, "web-1", Bearer(key));

            await AssertRefused(answer, HttpStatusCode.Unauthorized, "credential_refused");
            Assert.Equal("Bearer error=\"invalid_token\"", answer.Response.Headers.WwwAuthenticate.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_route_is_closed_to_a_narrower_scope(string route)
    {
        foreach (var scope in Enum.GetValues<Scope>().Where(scope => scope < Known(route).Scope))
            await AssertRefused(await Known(route).Send(_agent, "web-1", Bearer(keyed[$"{scope}"])), HttpStatusCode.Forbidden, "forbidden");
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_route_is_closed_to_a_key_for_other_services(string route)
    {
        if (Known(route).IsAboutServices)
            await AssertRefused(await Known(route).Send(_agent, "db", Bearer(keyed["Admin web"])), HttpStatusCode.Forbidden, "forbidden");
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_route_is_open_to_its_scope_for_its_service(string route)
    {
        if (Known(route).ForAll)
            return; // it would be the end of the agent

        var answer = await Known(route).Send(_agent, "web-none", ApiKeyHeader(keyed[$"{Known(route).Scope}"]), ("Prefer", "wait=0"));

        Assert.NotEqual(HttpStatusCode.Unauthorized, answer.Status);
        Assert.NotEqual(HttpStatusCode.Forbidden, answer.Status);
    }

    [Fact]
    public async Task Health_is_open_to_everybody()
    {
        Assert.Equal(HttpStatusCode.OK, (await _agent.Get("/health")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _agent.Get("/health", Bearer("x"))).Status);
    }

    [Fact]
    public async Task What_is_refused_is_refused_in_the_callers_language()
    {
        var chinese = await _agent.Get("/services");
        var english = await _agent.Get("/services", ("Accept-Language", "en"));
        var forbidden = await _agent.Post("/service/db/stop", json: null, ("Accept-Language", "en"), Bearer(keyed["Operate web"]));

        Assert.StartsWith("需要身份验证", chinese["error"], StringComparison.Ordinal);
        Assert.StartsWith("Callers have to say who they are", english["error"], StringComparison.Ordinal);
        Assert.Matches(@"^Operate-web \([0-9a-f]{12}\) may not do this: it takes the scope operate for services db$", forbidden["error"]);
    }

    // Whatever was refused has changed nothing.
    private async Task AssertRefused(Answer answer, HttpStatusCode status, string code)
    {
        Assert.Equal(status, answer.Status);
        Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, answer["code"]);
        Assert.DoesNotContain("sleep 1000", answer.Body.GetRawText(), StringComparison.Ordinal);

        var services = await keyed.Get("/services", keyed["Read"]);
        Assert.Equal("running", services.Body.GetProperty("web-1").GetProperty("state").GetString());
        Assert.Equal("running", services.Body.GetProperty("db").GetProperty("state").GetString());
        Assert.Equal(1, services.Body.GetProperty("web-1").GetProperty("revision").GetInt32());
    }

    private static KnownRoute Known(string route) => KnownRoute.All.Single(known => known.ToString() == route);
}
