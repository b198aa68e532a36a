using System.Net;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Contract;

public class CommandSpecs(AgentFixture fixture) : IClassFixture<AgentFixture>
{
    private readonly RunningAgent _agent = fixture.Agent;

    [Fact]
    public async Task What_was_stopped_can_be_started_again()
    {
        await _agent.Deploy("started", "exec sleep 1000");
        await _agent.Post("/service/started/stop");

        var answer = await _agent.Post("/service/started/start");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal($$"""{"status":"started","pid":{{answer.Pid}},"message":"服务已启动"}""", answer.Body.GetRawText());
        Assert.Equal(answer.Pid, (await _agent.Post("/service/started/start")).Pid);
    }

    [Theory]
    [InlineData("""{"signal":"HUP"}""")]
    [InlineData("""{"signal":"sighup","to":"leader"}""")]
    [InlineData("""{"signal":"1","to":"all"}""")]
    public async Task A_signal_reaches_the_service(string body)
    {
        await _agent.Deploy("signalled", "trap 'echo caught; exit 0' HUP; echo ready; while :; do sleep 0.1; done");
        await _agent.Log("signalled", until: "ready");

        var answer = await _agent.Post("/service/signalled/signal", body);

        Assert.Equal("""{"status":"signalled","message":"信号已发送"}""", answer.Body.GetRawText());
        await _agent.Log("signalled", until: "caught");
        await _agent.Delete("/service/signalled");
    }

    [Fact]
    public async Task Nothing_that_runs_is_no_addressee_of_a_signal()
    {
        await _agent.Deploy("resting", "exec sleep 1000");
        await _agent.Post("/service/resting/stop");

        var answer = await _agent.Post("/service/resting/signal", """{"signal":"HUP"}""");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("not_running", answer["code"]);
    }

    [Theory]
    [InlineData("start", null)]
    [InlineData("rollback", null)]
    [InlineData("signal", """{"signal":"HUP"}""")]
    public async Task Whatever_is_told_to_an_unknown_service_is_not_found(string command, string? body) =>
        Assert.Equal("service_not_found", (await _agent.Post($"/service/never-there/{command}", body))["code"]);

    [Fact]
    public async Task A_status_tells_how_the_last_instances_ended_and_what_they_wrote_last()
    {
        await _agent.Post("/service/crashed/deploy", """{"command":"echo out; echo 'the end' >&2; exit 7","restart":{"policy":"never"}}""");
        await _agent.Log("crashed", until: "the end");

        var status = await _agent.Until("/service/crashed/status", answer => answer["state"] == "exited");

        var exit = status.Body.GetProperty("last_exits").EnumerateArray().Single();
        Assert.Equal(7, exit.GetProperty("code").GetInt32());
        Assert.Equal(7, exit.GetProperty("return_code").GetInt32());
        Assert.Equal(status["instance"], exit.GetProperty("instance").GetString());
        Assert.True(exit.GetProperty("runtime_seconds").GetDouble() >= 0);
        Assert.Equal(["out", "the end"], exit.GetProperty("log_tail").EnumerateArray().Select(line => line.GetString()!).Order(StringComparer.Ordinal));
        Assert.False((await _agent.Get("/services")).Body.GetProperty("crashed").TryGetProperty("last_exits", out _));
    }

    [Fact]
    public async Task A_stop_is_waited_for_as_long_as_the_services_own_grace()
    {
        await using var impatient = await RunningAgent.StartAsync("service-agent.http.wait = 0s");
        await impatient.Post("/service/slow/deploy", """{"command":"trap 'exit 0' TERM; echo ready; while :; do sleep 0.1; done","stop":{"grace":"1h"}}""");
        await impatient.Log("slow", until: "ready");

        Assert.Equal("stopped", (await impatient.Post("/service/slow/stop"))["status"]);
    }
}
