using System.Net;
using System.Text.Json;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Contract;

/// <summary>Deploys whose callers wait until what they have deployed can serve.</summary>
public class ReadinessSpecs(AgentFixture fixture) : IClassFixture<AgentFixture>
{
    private static readonly object s_never = new { exec = new { argv = new[] { "/bin/false" } }, period_seconds = 0.1, timeout_seconds = 60 };
    private static readonly object s_always = new { exec = new { argv = new[] { "/bin/true" } }, period_seconds = 0.1, timeout_seconds = 60 };
    private static readonly object s_line = new { log = new { pattern = "^at your service$" } };

    private readonly RunningAgent _agent = fixture.Agent;

    [Fact]
    public async Task A_deploy_that_is_waited_for_is_answered_when_the_service_is_ready()
    {
        var deployed = await Deploy("patient", "echo at your service; exec sleep 1000", s_line);

        Assert.Equal(HttpStatusCode.OK, deployed.Status);
        var status = await _agent.Get("/service/patient/status");
        Assert.Equal((deployed.Pid, "True"), (status.Pid, status["ready"]));
    }

    [Fact]
    public async Task One_that_does_not_become_ready_is_answered_504_with_the_reason_and_the_last_lines()
    {
        var deployed = await Deploy("lame", "echo one; echo two; exec sleep 1000", s_never, new { type = "recreate", ready_timeout = 2 });

        Assert.Equal((HttpStatusCode.GatewayTimeout, "not_ready", "goes_on"), (deployed.Status, deployed["code"], deployed["outcome"]));
        Assert.Contains("/bin/false", deployed["error"], StringComparison.Ordinal);
        Assert.Equal(["one", "two"], LinesOf(deployed));
        Assert.Equal("running", (await _agent.Get("/service/lame/status"))["status"]);
    }

    [Fact]
    public async Task One_that_ends_before_it_is_ready_is_answered_504_at_once()
    {
        var deployed = await Deploy("brief", "echo no licence >&2; exit 3", s_line, new { type = "recreate", ready_timeout = 60 });

        Assert.Equal((HttpStatusCode.GatewayTimeout, "ended"), (deployed.Status, deployed["outcome"]));
        Assert.Equal(["no licence"], LinesOf(deployed));
        await _agent.Post("/service/brief/stop");
    }

    [Fact]
    public async Task With_auto_rollback_what_was_ready_before_runs_again()
    {
        var strategy = new { type = "recreate", ready_timeout = 2, auto_rollback = true };
        await Deploy("careful", "exec sleep 1001", s_always, strategy);

        var deployed = await Deploy("careful", "exec sleep 1002", s_never, strategy);

        Assert.Equal((HttpStatusCode.GatewayTimeout, "rolled_back"), (deployed.Status, deployed["outcome"]));
        var status = await _agent.Until("/service/careful/status", answer => answer["ready"] is "True");
        Assert.Equal("exec sleep 1001", status["command"]);
    }

    [Fact]
    public async Task By_overlap_what_runs_is_never_touched_by_what_does_not_become_ready()
    {
        var pid = (await Deploy("doubled", "exec sleep 2001", s_always)).Pid;

        var deployed = await Deploy("doubled", "exec sleep 2002", s_never, new { type = "overlap", ready_timeout = 2 });

        Assert.Equal((HttpStatusCode.GatewayTimeout, "withdrawn"), (deployed.Status, deployed["outcome"]));
        var status = await _agent.Get("/service/doubled/status");
        Assert.Equal(("running", pid, "exec sleep 2001"), (status["status"], status.Pid, status["command"]));
        Assert.DoesNotContain(_agent.Leftovers(), command => command.Contains("sleep 2002", StringComparison.Ordinal));
    }

    [Fact]
    public async Task By_overlap_what_becomes_ready_takes_the_place_of_what_runs()
    {
        var pid = (await Deploy("renewed", "exec sleep 3001", s_always)).Pid;

        var deployed = await Deploy("renewed", "exec sleep 3002", s_always, new { type = "overlap" });

        Assert.Equal(HttpStatusCode.OK, deployed.Status);
        Assert.NotEqual(pid, deployed.Pid);
        var status = await _agent.Until("/service/renewed/status", answer => answer["retiring"] is null or "");
        Assert.Equal(deployed.Pid, status.Pid);
    }

    private Task<Answer> Deploy(string id, string command, object ready, object? strategy = null) => _agent.Post(
        $"/service/{id}/deploy",
        JsonSerializer.Serialize(new { command, ready, strategy = strategy ?? new { type = "recreate" }, restart = new { policy = "never" } }),
        ("Prefer", "wait=80"), ("Accept-Language", "en"));

    private static IEnumerable<string?> LinesOf(Answer answer) =>
        answer.Body.GetProperty("log_tail").EnumerateArray().Select(line => line.ValueKind is JsonValueKind.String ? line.GetString() : line.GetProperty("line").GetString());
}
