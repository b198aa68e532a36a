using System.Net;
using Agent.Web.Tests.Access.Scopes;
using Agent.Web.Tests.Agents;
using static Agent.Web.Tests.Access.Keys.AgentKeys;

namespace Agent.Web.Tests.Attacks;

/// <summary>Every route, and every token that does not open it. Keys: <c>CredentialSpecs</c>.</summary>
public class TokenRouteSpecs(AttackedAgent attacked) : IClassFixture<AttackedAgent>
{
    private readonly RunningAgent _agent = attacked.Agent;

    public static TheoryData<string> Routes => [.. KnownRoute.All.Select(route => route.ToString())];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Routes))]
    public async Task A_forged_token_opens_nothing(string route) =>
        await AssertRefused(route, ForgedTokens.All(attacked.Provider));

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Routes))]
    public async Task A_token_for_elsewhere_or_another_time_opens_nothing(string route) =>
        await AssertRefused(route, ForgedTokens.Misplaced(attacked.Provider));

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Routes))]
    public async Task A_token_that_holds_opens_nothing_beyond_its_scope_and_services(string route)
    {
        var known = Known(route);
        var before = await attacked.State();

        foreach (var claim in new[] { "agent:operate-web", "agent:administrator", "AGENT:ADMIN", "" })
        {
            if (claim == "agent:operate-web" && known.IsAboutServices == false) continue;

            var answer = await known.Send(_agent, "db", Bearer(attacked.Provider.Sign(TestProvider(claim))));
            Assert.Equal((claim, HttpStatusCode.Forbidden), (claim, answer.Status));
        }

        Assert.Equal(before, await attacked.State());
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Routes))]
    public async Task A_token_that_holds_is_none_beside_another_credential(string route)
    {
        var token = attacked.Provider.Sign(TestProvider("agent:admin"));
        (string, string)[][] headers =
        [
            [Bearer(token), ApiKeyHeader(attacked.Admin.Value["Bearer ".Length..])],
            [Bearer(token), ApiKeyHeader("")],
            [Bearer(token), Bearer(token)],
            [Bearer(token), attacked.Admin],
            [Bearer($"{token}, Bearer {token}")],
            [Bearer($"{token} {token}")],
            [ApiKeyHeader(token)],
            [("Cookie", $"Authorization=Bearer {token}")],
            [("Proxy-Authorization", $"Bearer {token}")],
        ];
        var before = await attacked.State();

        foreach (var each in headers)
            Assert.Equal(HttpStatusCode.Unauthorized, (await Known(route).Send(_agent, "web-1", each)).Status);

        Assert.Equal(before, await attacked.State());
    }

    private async Task AssertRefused(string route, IEnumerable<(string Trick, string Token)> tokens)
    {
        var before = await attacked.State();
        var requests = new List<string>();

        foreach (var (trick, token) in tokens)
        {
            requests.Add(Guid.NewGuid().ToString("N"));
            var answer = await Known(route).Send(_agent, "web-1", Bearer(token), ("X-Request-Id", requests[^1]));
            Assert.Equal((trick, HttpStatusCode.Unauthorized), (trick, answer.Status));
        }

        Assert.Equal(before, await attacked.State());
        await AssertRemembered(requests);
    }

    private async Task AssertRemembered(List<string> requests)
    {
        var rows = (await _agent.Get("/audit?limit=1000", attacked.Admin)).Body.GetProperty("rows").EnumerateArray()
            .Where(row => row.GetProperty("status").GetInt32() == 401 && row.GetProperty("who").GetString() == "anonymous")
            .Select(row => row.GetProperty("request").GetString());

        Assert.Empty(requests.Except(rows));
    }

    private static Microsoft.IdentityModel.Tokens.SecurityTokenDescriptor TestProvider(string claim) => Access.Tokens.TestProvider.Usual(claim);

    private static KnownRoute Known(string route) => KnownRoute.All.Single(known => known.ToString() == route);
}
