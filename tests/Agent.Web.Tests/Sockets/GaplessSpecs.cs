using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Sockets;

/// <summary>An HTTP service that the agent listens for: whatever becomes of its instances, no request fails.</summary>
public sealed class GaplessSpecs : IDisposable
{
    /// <summary>More in the long mode.</summary>
    private static readonly int s_deploys = int.Parse(Environment.GetEnvironmentVariable("GAPLESS_DEPLOYS") ?? "10", CultureInfo.InvariantCulture);

    private readonly HttpDummy _dummy = new();

    [Theory]
    [InlineData("recreate")]
    [InlineData("overlap")]
    public async Task No_request_fails_however_often_the_service_is_replaced(string strategy)
    {
        await using var agent = await RunningAgent.StartAsync();
        var first = await _dummy.DeployAsync(agent, "web", 0, new { type = strategy });
        Assert.True(first.Status is HttpStatusCode.OK, first.Body.ToString());
        var load = LoadRun.Start(_dummy.Point);
        await load.AnsweredBy(first.Pid);

        for (var version = 1; version <= s_deploys; version++)
            await load.AnsweredBy((await _dummy.DeployAsync(agent, "web", version, new { type = strategy })).Pid);

        Assert.Empty(await load.EndAsync());
    }

    [Fact]
    public async Task No_request_fails_when_the_agent_dies_and_the_next_one_starts_the_service_anew()
    {
        await using var first = await RunningAgent.StartAsync();
        var pid = (await _dummy.DeployAsync(first, "web")).Pid;
        var load = LoadRun.Start(_dummy.Point);
        await load.AnsweredBy(pid);

        await first.DieAsync();
        await using var second = await first.SucceedAsync();
        var restarted = await second.Post("/service/web/restart", headers: ("Prefer", "wait=120"));
        await load.AnsweredBy(restarted.Pid);

        Assert.NotEqual(pid, restarted.Pid);
        Assert.Empty(await load.EndAsync());
        Assert.DoesNotContain("socket", second.Output, StringComparison.OrdinalIgnoreCase); // no warning
    }

    [Fact]
    public async Task Nobody_listens_while_the_service_is_stopped()
    {
        await using var agent = await RunningAgent.StartAsync();
        await _dummy.DeployAsync(agent, "web");

        await agent.Post("/service/web/stop");
        await Assert.ThrowsAsync<IOException>(GetAsync);

        var started = await agent.Post("/service/web/start");
        Assert.Equal($"{started.Pid}", await GetAsync());
    }

    [Fact]
    public async Task An_address_is_one_services()
    {
        await using var agent = await RunningAgent.StartAsync();
        var pid = (await _dummy.DeployAsync(agent, "web")).Pid;

        var refused = await agent.Post(
            "/service/other/deploy", JsonSerializer.Serialize(new { command = "exec sleep 1000", listen = new[] { $"{_dummy.Point}" } }), ("Accept-Language", "en"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains($"{_dummy.Point} for the service 'web'", refused["error"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await agent.Get("/service/other/status")).Status);
        Assert.Equal($"{pid}", await GetAsync());
    }

    [Fact]
    public async Task Another_programs_port_is_refused_and_what_runs_runs_on()
    {
        using var program = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        program.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        program.Listen();
        await using var agent = await RunningAgent.StartAsync();
        var pid = (await _dummy.DeployAsync(agent, "web")).Pid;

        var refused = await agent.Post(
            "/service/web/deploy", JsonSerializer.Serialize(new { command = "exec sleep 1000", listen = new[] { $"{program.LocalEndPoint}" } }));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains($"process {Environment.ProcessId} ", refused["error"], StringComparison.Ordinal);
        Assert.Equal($"{pid}", await GetAsync());
    }

    public void Dispose() => _dummy.Dispose();

    private async Task<string> GetAsync()
    {
        using var client = new LoadClient(_dummy.Point, keepsConnection: false);
        return await client.GetAsync();
    }
}
