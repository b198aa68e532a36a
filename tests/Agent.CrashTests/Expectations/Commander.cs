using System.Net;
using System.Text.Json;
using Agent.CrashTests.Agents;
using Agent.CrashTests.Observations;

namespace Agent.CrashTests.Expectations;

/// <summary>Gives commands to an agent, and keeps in mind what they were and what became of them.</summary>
internal sealed class Commander(AgentClient agent, ServiceScript script)
{
    /// <param name="strategy">How what runs is replaced.</param>
    public Task DeployAsync(Expectation service, string mode, string strategy = "recreate") =>
        DeployAsync(service, mode, new Dictionary<string, object> { ["strategy"] = new { type = strategy } });

    /// <summary>What ran before comes back if this does not become ready.</summary>
    public Task DeployAskedAsync(Expectation service, bool becomesReady) => DeployAsync(service, "burst", new Dictionary<string, object>
    {
        ["strategy"] = new { type = "recreate", auto_rollback = true, ready_timeout = becomesReady ? 60 : 1 },
        ["ready"] = new { exec = new { argv = new[] { becomesReady ? "/bin/true" : "/bin/false" } }, period_seconds = 0.1, timeout_seconds = 60 },
    }, "wait=60");

    private Task DeployAsync(Expectation service, string mode, Dictionary<string, object> spec, string prefer = "")
    {
        var argv = script.Argv(service.Service, mode);
        (spec["argv"], spec["env"]) = (argv, new Dictionary<string, string> { [LivingProcess.ServiceVariable] = service.Service });
        return SendAsync(service, HttpMethod.Post, "/deploy", new Order(Outcome.Running, ServiceScript.MarkerOf(argv)), spec, prefer);
    }

    /// <param name="marker">Of the deploy that the revision before is of.</param>
    public Task RollBackAsync(Expectation service, string marker) => SendAsync(service, HttpMethod.Post, "/rollback", new Order(Outcome.Running, marker));

    public Task RestartAsync(Expectation service) => SendAsync(service, HttpMethod.Post, "/restart", new Order(Outcome.Running, Marker: null));

    public Task StopAsync(Expectation service) => SendAsync(service, HttpMethod.Post, "/stop", new Order(Outcome.Stopped, Marker: null));

    public Task DeleteAsync(Expectation service) => SendAsync(service, HttpMethod.Delete, "", new Order(Outcome.Absent, Marker: null));

    public Task LookAsync(Expectation service) => agent.SendAsync(HttpMethod.Get, $"/service/{service.Service}/status");

    /// <summary>When all that the service has written is in its log, but for a line that it has not ended.</summary>
    public Task LineIsOpenAsync(Expectation service) => AgentClient.Until(
        async () => (await agent.SendAsync(HttpMethod.Get, $"/service/{service.Service}/status")).Body,
        status => status.GetProperty("log_lag_bytes").GetInt64() == ServiceScript.OpenLine);

    /// <summary>When the instance that runs has written its lines: what is started beside it does not write among them.</summary>
    public async Task BurstIsOverAsync(Expectation service)
    {
        var (_, status) = await agent.SendAsync(HttpMethod.Get, $"/service/{service.Service}/status");
        var instance = status.GetProperty("instance").GetString()!;

        await AgentClient.Until(() => Task.FromResult(Ledger.Read(script.Ledger(service.Service)).LinesOf(instance)), lines => lines == ServiceScript.Burst);
    }

    private async Task SendAsync(Expectation service, HttpMethod method, string path, Order order, object? body = null, string prefer = "")
    {
        service.Sent(order);
        var (status, answer) = await agent.SendAsync(method, $"/service/{service.Service}{path}", body, prefer);

        if (status is HttpStatusCode.OK)
            service.Answered(order, answer.TryGetProperty("pid", out var pid) ? pid.GetInt32() : null);
        else if (status is HttpStatusCode.NotFound)
            service.AnsweredUnknown(order);
        else
            Assert.Fail($"{method} {service.Service}{path} was answered with {status}: {answer}");
    }
}
