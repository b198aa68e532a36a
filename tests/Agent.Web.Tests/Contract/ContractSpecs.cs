using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Contract;

/// <summary>What clients in the field rely on, word for word.</summary>
public class ContractSpecs(AgentFixture fixture) : IClassFixture<AgentFixture>
{
    private const string Sleep = "exec sleep 1000";

    private readonly RunningAgent _agent = fixture.Agent;

    [Fact]
    public async Task Health_says_that_the_agent_runs()
    {
        var answer = await _agent.Get("/health");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("""{"status":"ok","message":"Service agent is running"}""", answer.Body.GetRawText());
    }

    [Fact]
    public async Task Deploy_answers_with_the_process()
    {
        var answer = await _agent.Deploy("deployed", Sleep);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal($$"""{"status":"deployed","pid":{{answer.Pid}},"message":"服务部署成功"}""", answer.Body.GetRawText());
        Assert.True(Directory.Exists($"/proc/{answer.Pid}"));
    }

    [Fact]
    public async Task Deploy_over_a_running_service_leaves_only_the_new_process()
    {
        var old = await _agent.Deploy("redeployed", Sleep);
        var answer = await _agent.Deploy("redeployed", "exec sleep 2000");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotEqual(old.Pid, answer.Pid);
        Assert.False(Directory.Exists($"/proc/{old.Pid}"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{"command":"exec sleep 3000"}""")]
    public async Task Restart_answers_with_the_new_process(string? body)
    {
        var old = await _agent.Deploy("restarted", Sleep);
        var answer = await _agent.Post("/service/restarted/restart", body);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal($$"""{"status":"restarted","pid":{{answer.Pid}},"message":"服务重启成功"}""", answer.Body.GetRawText());
        Assert.NotEqual(old.Pid, answer.Pid);
        Assert.Equal(body?.Contains("3000", StringComparison.Ordinal) == true ? "exec sleep 3000" : Sleep, (await _agent.Get("/service/restarted/status"))["command"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""{"command":"true"}""")]
    public async Task Restart_of_an_unknown_service_is_not_found(string? body)
    {
        var answer = await _agent.Post("/service/never-there/restart", body);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("service_not_found", answer["code"]);
    }

    [Fact]
    public async Task Stop_answers_when_nothing_is_left_and_is_idempotent()
    {
        var deployed = await _agent.Deploy("stopped", Sleep);

        var first = await _agent.Post("/service/stopped/stop");
        var second = await _agent.Post("/service/stopped/stop");

        Assert.Equal("""{"status":"stopped","message":"服务已停止"}""", first.Body.GetRawText());
        Assert.Equal(first.Body.GetRawText(), second.Body.GetRawText());
        Assert.False(Directory.Exists($"/proc/{deployed.Pid}"));
    }

    [Fact]
    public async Task Status_of_a_running_service_tells_process_command_and_start()
    {
        var deployed = await _agent.Deploy("running", Sleep);
        var answer = await _agent.Get("/service/running/status");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("running", answer["status"]);
        Assert.Equal(deployed.Pid, answer.Pid);
        Assert.Equal(Sleep, answer["command"]);
        Assert.Matches(new Regex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}[+-]\d\d:\d\d$"), answer["start_time"]);
        Assert.Equal("running", answer["state"]);
        Assert.False(answer.Body.TryGetProperty("return_code", out _));
    }

    [Theory]
    [InlineData("exit 0", 0)]
    [InlineData("exit 3", 3)]
    [InlineData("kill -KILL $$", -9)]
    [InlineData("kill -TERM $$", -15)]
    public async Task Status_of_an_ended_service_tells_its_return_code_as_python_does(string command, int code)
    {
        var id = $"ended{code}";
        await _agent.Post($"/service/{id}/deploy", $$$"""{"command":"{{{command}}}","restart":{"policy":"never"}}""");
        var answer = await Ended(id);

        Assert.Equal("stopped", answer["status"]);
        Assert.Equal(code, answer.Body.GetProperty("return_code").GetInt32());
        Assert.Equal("进程已结束", answer["message"]);
        Assert.Equal("exited", answer["state"]);
    }

    [Fact]
    public async Task Status_of_an_unknown_service_is_not_found()
    {
        var answer = await _agent.Get("/service/unknown/status");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("服务不存在", answer["error"]);
    }

    [Fact]
    public async Task The_list_has_the_status_of_every_service()
    {
        await _agent.Deploy("listed-a", Sleep);
        await _agent.Post("/service/listed-b/deploy", """{"command":"exit 4","restart":{"policy":"never"}}""");
        await Ended("listed-b");

        var list = (await _agent.Get("/services")).Body;

        Assert.Equal("running", list.GetProperty("listed-a").GetProperty("status").GetString());
        Assert.Equal(4, list.GetProperty("listed-b").GetProperty("return_code").GetInt32());
    }

    [Fact]
    public async Task A_program_runs_without_a_shell()
    {
        await _agent.Deploy("argv", "sleep", "1000");
        var answer = await _agent.Get("/service/argv/status");

        Assert.Equal("sleep 1000", answer["command"]);
        Assert.Equal("""["sleep","1000"]""", answer.Body.GetProperty("argv").GetRawText());
    }

    [Fact]
    public async Task A_service_sees_the_documented_environment_and_nothing_of_the_agents()
    {
        await _agent.Post("/service/environment/deploy", JsonSerializer.Serialize(new
        {
            command = "env",
            cwd = "/tmp",
            env = new Dictionary<string, string> { ["GREETING"] = "早上好" },
        }));
        var instance = (await Ended("environment"))["instance"];

        var lines = (await _agent.Log("environment", until: "SERVICE_AGENT_INSTANCE=")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var names = lines.Select(line => line.Split('=')[0]).Except(["SERVICE_AGENT_TEST_RUN"]);

        Assert.Equal(["GREETING", "PATH", "PWD", "SERVICE_AGENT_INSTANCE"], names.Order(StringComparer.Ordinal));
        Assert.Contains("GREETING=早上好", lines);
        Assert.Contains("PWD=/tmp", lines);
        Assert.Contains($"SERVICE_AGENT_INSTANCE={instance}", lines);

        var path = lines.Single(line => line.StartsWith("PATH=", StringComparison.Ordinal)).Split('=')[1].Split(':');
        Assert.Empty(new[] { "/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin" }.Except(path));
    }

    [Theory]
    [InlineData("en", "The service is stopped")]
    [InlineData("en-GB,en;q=0.9", "The service is stopped")]
    [InlineData("zh-CN", "服务已停止")]
    [InlineData("fr", "服务已停止")]
    [InlineData("en;q=0.1, zh", "服务已停止")]
    [InlineData("fr, en;q=0.5", "The service is stopped")]
    public async Task Messages_come_in_the_callers_language(string wanted, string message)
    {
        await _agent.Deploy("polyglot", Sleep);

        var answer = await _agent.Post("/service/polyglot/stop", json: null, ("Accept-Language", wanted));

        Assert.Equal(message, answer["message"]);
        Assert.Equal("stopped", answer["status"]);
    }

    [Fact]
    public async Task A_command_that_takes_longer_than_the_caller_waits_is_accepted_and_goes_on()
    {
        await _agent.Deploy("slow", "trap '' TERM; while :; do sleep 0.1; done");

        var accepted = await _agent.Post("/service/slow/stop", json: null, ("Prefer", "wait=0"));
        Assert.Equal(HttpStatusCode.Accepted, accepted.Status);
        Assert.Equal("running", accepted["status"]);
        Assert.Equal("stopping", accepted["state"]);

        var done = await _agent.Post("/service/slow/stop", """{"grace":0}""");
        Assert.Equal("stopped", done["status"]);
    }

    [Fact]
    public async Task The_callers_request_id_comes_back_and_stands_in_the_log()
    {
        var deployed = await _agent.Post("/service/traced/deploy", """{"command":"sleep 1000"}""", ("X-Request-Id", "pipeline-4711"));
        var instance = (await _agent.Get("/service/traced/status"))["instance"];

        Assert.Equal("pipeline-4711", deployed.Response.Headers.GetValues("X-Request-Id").Single());

        var line = await LogLine("traced", "pipeline-4711");
        Assert.Equal(instance, line.GetProperty("Properties").GetProperty("Instance").GetString());
    }

    private async Task<JsonElement> LogLine(string service, string request)
    {
        var log = Path.Combine(_agent.Data, "agent", "log", "agent.json");

        // The line is written after the answer, by the engine's logger.
        string? found = null;
        await _agent.Until("/health", _ => (found = LinesOf(log).FirstOrDefault(IsOfRequest)) is not null);
        return JsonDocument.Parse(found!).RootElement;

        bool IsOfRequest(string line) =>
            line.Contains($"\"ServiceId\":\"{service}\"", StringComparison.Ordinal)
            && line.Contains($"\"RequestId\":\"{request}\"", StringComparison.Ordinal);
    }

    private static string[] LinesOf(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private Task<Answer> Ended(string id) => _agent.Until($"/service/{id}/status", answer => answer["status"] == "stopped");
}
