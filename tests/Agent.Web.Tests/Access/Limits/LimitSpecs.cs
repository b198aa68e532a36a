using System.Net;
using System.Net.Sockets;
using Agent.Web.Access.Scopes;
using Agent.Web.Tests.Access.Keys;
using Agent.Web.Tests.Agents;
using static Agent.Web.Tests.Access.Keys.AgentKeys;

namespace Agent.Web.Tests.Access.Limits;

public class LimitSpecs
{
    [Fact]
    public async Task Who_sends_keys_that_do_not_hold_is_soon_told_to_wait_and_who_sends_one_that_holds_is_let_in()
    {
        await using var agent = await RunningAgent.StartAsync("service-agent.access.limits.failed-logins = 3");
        var key = agent.CreateKey("ci", Scope.Read, "*");

        for (var failure = 0; failure < 3; failure++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await agent.Get("/services", Bearer("x"))).Status);

        var refused = await agent.Get("/services", Bearer("x"));
        Assert.Equal((HttpStatusCode.TooManyRequests, "too_many_failed_logins"), (refused.Status, refused["code"]));
        Assert.Equal(TimeSpan.FromMinutes(1), refused.Response.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.OK, (await agent.Get("/services", Bearer(key))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await agent.Get("/services")).Status);
        Assert.Equal(HttpStatusCode.OK, (await agent.Get("/health")).Status);
    }

    [Theory]
    [InlineData("per-address", false)]
    [InlineData("per-caller", true)]
    public async Task Who_sends_too_many_requests_is_told_to_wait(string setting, bool isPerCaller)
    {
        await using var agent = await RunningAgent.StartAsync($"service-agent.access.limits.{setting} = 1");
        var (flooding, other) = (agent.CreateKey("flooding", Scope.Read, "*"), agent.CreateKey("other", Scope.Read, "*"));

        // One a second is let through: of those that come at the same time, most are not.
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => agent.Get("/agent", Bearer(flooding))));

        var refused = answers.First(answer => answer.Status is HttpStatusCode.TooManyRequests);
        Assert.Contains(answers, answer => answer.Status is HttpStatusCode.OK);
        Assert.Equal("too_many_requests", refused["code"]);
        Assert.InRange(refused.Response.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));

        if (isPerCaller)
            Assert.Equal(HttpStatusCode.OK, (await agent.Get("/agent", Bearer(other))).Status);
    }

    [Fact]
    public async Task No_more_requests_are_under_way_than_allowed()
    {
        await using var agent = await RunningAgent.StartAsync("service-agent.access.limits.requests-at-a-time = 1");
        await agent.Deploy("web", "echo ready; exec sleep 1000");

        using (var follower = await agent.Http.GetAsync(new Uri("/service/web/logs?follow=true", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead))
        {
            var refused = await agent.Get("/services");

            Assert.Equal((HttpStatusCode.ServiceUnavailable, "overloaded"), (refused.Status, refused["code"]));
            Assert.Equal(TimeSpan.FromSeconds(1), refused.Response.Headers.RetryAfter?.Delta);
        }

        await agent.Until("/services", answer => answer.Status is HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""allow = ["10.0.0.0/8", "fd00::/8"]""", false)]
    [InlineData("""deny = ["127.0.0.1"]""", false)]
    [InlineData("""allow = ["127.0.0.0/8"], deny = ["127.0.0.0/30"]""", false)]
    [InlineData("""allow = ["127.0.0.0/8"], deny = ["127.0.0.2"]""", true)]
    public async Task Connections_are_taken_from_where_they_are_allowed(string rules, bool isTaken)
    {
        await using var agent = await RunningAgent.StartAsync($"service-agent.access.addresses {{ {rules} }}");

        Assert.Equal(isTaken, await IsTaken(agent));
    }

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("everywhere")]
    public async Task What_is_no_network_is_refused(string network)
    {
        var (exitCode, output) = await RunningAgent.RunAsync(["0"], $"service-agent.access.addresses.allow = [\"{network}\"]");

        Assert.Equal(2, exitCode);
        Assert.Contains($"access.addresses.allow has '{network}'", output, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task More_connections_than_allowed_are_closed()
    {
        await using var agent = await RunningAgent.StartAsync("service-agent.http.max-connections = 2");
        var clients = Enumerable.Range(0, 3).Select(_ => new TcpClient("127.0.0.1", agent.Http.BaseAddress!.Port)).ToList();

        // Whichever of them the server has come to last.
        Assert.Equal(0, await await Task.WhenAny(clients.Select(Read)));

        clients.ForEach(client => client.Dispose());
        while (!await IsTaken(agent))
            await Task.Yield();
    }

    [Fact]
    public async Task Every_answer_tells_browsers_to_make_nothing_of_it()
    {
        await using var agent = await RunningAgent.StartAsync();

        foreach (var path in new[] { "/health", "/services", "/nothing", "/service/-/status" })
        {
            var headers = (await agent.Get(path, ("Origin", "http://localhost"), ("Host", "localhost"))).Response.Headers;

            Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("default-src 'none'; frame-ancestors 'none'", headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("DENY", headers.GetValues("X-Frame-Options").Single());
            Assert.True(headers.CacheControl!.NoStore);
            Assert.False(headers.Contains("Access-Control-Allow-Origin"));
            Assert.False(headers.Contains("Server"));
        }
    }

    private static async Task<bool> IsTaken(RunningAgent agent)
    {
        try
        {
            return (await agent.Get("/health")).Status is HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<int> Read(TcpClient client)
    {
        try
        {
            return await client.GetStream().ReadAsync(new byte[1]);
        }
        catch (IOException) // reset
        {
            return 0;
        }
    }
}
