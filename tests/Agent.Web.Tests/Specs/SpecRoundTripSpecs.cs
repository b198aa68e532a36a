using System.Net;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Specs;

public class SpecRoundTripSpecs(AgentFixture fixture) : IClassFixture<AgentFixture>
{
    private const string Full = """
        {
          "argv": ["sleep", "1000"],
          "env": { "B": "2", "A": "早上好" },
          "cwd": "/tmp",
          "no_new_privileges": true,
          "umask": "027", "nice": 5, "limits": { "nofile": "256:512", "core": 0, "cpu": "3600:unlimited" },
          "stop": { "signal": "sigquit", "grace": "1.5s" },
          "restart": {
            "policy": "always", "success_exit_codes": [143, 0],
            "backoff": { "min": "500ms", "factor": 1.5, "max": "1m30s", "reset": 10 },
            "limit": { "starts": 3, "window": "1h", "mode": "delay" }
          },
          "ready": {
            "http": { "scheme": "https", "port": 8443, "path": "/ready?x=1", "headers": { "X-B": "2", "X-A": "1" }, "status": 204, "verify": true },
            "period_seconds": "250ms", "success_threshold": 2
          },
          "live": { "notify": { "watchdog": "1d" }, "initial_delay_seconds": 0.1 },
          "startup": { "exec": { "command": "true" }, "failure_threshold": 30, "timeout_seconds": 60 },
          "listen": [],
          "strategy": { "type": "overlap", "ready_timeout": "2m", "min_ready": 10 },
          "labels": { "team": "edge" },
          "log": { "merge": true }
        }
        """;

    private const string Complete =
        """{"argv":["sleep","1000"],"env":{"A":"早上好","B":"2"},"cwd":"/tmp","no_new_privileges":true,"umask":"0027","nice":5,"limits":{"core":"0","cpu":"3600:unlimited","nofile":"256:512"},"stop":{"signal":"QUIT","grace":1.5}"""
        + ""","restart":{"policy":"always","success_exit_codes":[0,143],"backoff":{"min":0.5,"factor":1.5,"max":90,"reset":10},"limit":{"starts":3,"window":3600,"mode":"delay"}}"""
        + ""","ready":{"http":{"scheme":"https","host":"127.0.0.1","port":8443,"path":"/ready?x=1","headers":{"X-A":"1","X-B":"2"},"status":"204","verify":true},"initial_delay_seconds":0,"period_seconds":0.25,"timeout_seconds":1,"success_threshold":2,"failure_threshold":3}"""
        + ""","live":{"notify":{"watchdog":86400},"initial_delay_seconds":0.1,"period_seconds":10,"timeout_seconds":1,"success_threshold":1,"failure_threshold":3}"""
        + ""","startup":{"exec":{"command":"true"},"initial_delay_seconds":0,"period_seconds":10,"timeout_seconds":60,"success_threshold":1,"failure_threshold":30}"""
        + ""","depends_on":{},"listen":[],"strategy":{"type":"overlap","ready_timeout":120,"min_ready":10,"auto_rollback":false},"labels":{"team":"edge"},"log":{"merge":true}}""";

    private readonly RunningAgent _agent = fixture.Agent;

    [Fact]
    public async Task A_spec_is_given_back_complete()
    {
        await _agent.Post("/service/full/deploy", Full);

        Assert.Equal(Complete, (await _agent.Get("/service/full/spec")).Body.GetRawText());
    }

    [Theory]
    [InlineData(Full)]
    [InlineData("""{"command":"exec sleep 1000"}""")]
    [InlineData("""{"command":"exec sleep 1000","ready":{"log":{"pattern":"x","stream":"stderr"}},"strategy":"overlap"}""")]
    [InlineData("""{"command":"exec sleep 1000","restart":"always"}""")]
    [InlineData("""{"command":"exec sleep 1000","live":{"tcp":{"port":1,"host":"::1"},"initial_delay_seconds":600},"startup":{"log":{"pattern":"^a|b$"}}}""")]
    public async Task What_is_given_back_can_be_deployed_and_is_the_same(string spec)
    {
        var id = $"same{spec.Length}";
        await _agent.Post($"/service/{id}/deploy", spec);
        var given = (await _agent.Get($"/service/{id}/spec")).Body.GetRawText();

        var plan = await _agent.Put("/services?dry_run=true", $$"""{"services":{"{{id}}":{{given}} } }""");
        Assert.Equal("unchanged", plan.Body.GetProperty("plan")[0].GetProperty("action").GetString());

        // Beside what runs it would have to become ready first.
        await _agent.Post($"/service/{id}/stop");
        Assert.Equal(HttpStatusCode.OK, (await _agent.Post($"/service/{id}/deploy", given)).Status);
        Assert.Equal(given, (await _agent.Get($"/service/{id}/spec")).Body.GetRawText());
    }

    [Fact]
    public async Task Each_revision_has_its_spec()
    {
        await _agent.Deploy("revised", "exec sleep 1001");
        await _agent.Deploy("revised", "exec sleep 1002");

        var links = (await _agent.Get("/service/revised/revisions")).Body.GetProperty("revisions").EnumerateArray()
            .Select(revision => (revision.GetProperty("spec").GetString()!, revision.GetProperty("present").GetBoolean())).ToList();
        var commands = await Task.WhenAll(links.Select(async link => (await _agent.Get(link.Item1))["command"]!));

        Assert.Equal(["exec sleep 1001", "exec sleep 1002"], commands);
        Assert.Equal([false, true], links.Select(link => link.Item2));
        Assert.Equal("exec sleep 1002", (await _agent.Get("/service/revised/spec"))["command"]);
    }

    [Fact]
    public async Task A_revision_that_is_not_there_is_not_found()
    {
        await _agent.Deploy("unrevised", "exec sleep 1001");

        Assert.Equal("revision_not_found", (await _agent.Get("/service/unrevised/spec?revision=2"))["code"]);
        Assert.Equal("service_not_found", (await _agent.Get("/service/not-there/spec"))["code"]);
        Assert.Equal("invalid_query", (await _agent.Get("/service/unrevised/spec?revision=x"))["code"]);
        Assert.Equal("invalid_service_id", (await _agent.Get("/service/-/spec"))["code"]);
    }
}
