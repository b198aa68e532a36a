using System.Net;
using Agent.CrashTests.Agents;

namespace Agent.CrashTests;

/// <summary>Services that crash, wait, become ready or unhealthy: what is done to them is in force in the end.</summary>
internal sealed class Troubles(AgentClient agent)
{
    private static readonly string[] s_lasting = ["/bin/sleep", "100000"];
    private static readonly object s_atOnce = new { backoff = new { min = 0.05, max = 0.05 }, limit = new { starts = 10_000 } };

    public async Task RunAsync()
    {
        await CrashAsync();
        await WaitAsync();
        await BeReadyAsync();
        await BeUnhealthyAsync();
    }

    private async Task CrashAsync()
    {
        await DeployAsync("crashing", new { argv = new[] { "/bin/false" }, restart = s_atOnce });
        await UntilAsync("crashing", service => service.Restarts > 2);
        await DeleteAsync("crashing");
    }

    private async Task WaitAsync()
    {
        await DeleteAsync("waiting");
        await DeleteAsync("awaited");

        await DeployAsync("waiting", new { argv = s_lasting, depends_on = new { awaited = "started" } }, "respond-async");
        await UntilAsync("waiting", service => service.WaitingFor is not null);
        await DeployAsync("awaited", new { argv = s_lasting });
        await UntilAsync("waiting", service => service.State == "running");

        await DeleteAsync("waiting");
        await DeleteAsync("awaited");
    }

    private async Task BeReadyAsync()
    {
        await DeployAsync("asked", new { argv = s_lasting, ready = Exec("/bin/true") }, "wait=60");
        await DeleteAsync("asked");
    }

    private async Task BeUnhealthyAsync()
    {
        await DeployAsync("sick", new { argv = s_lasting, live = Exec("/bin/false"), restart = s_atOnce });
        await UntilAsync("sick", service => service.Restarts > 0);
        await DeleteAsync("sick");
    }

    private static object Exec(string program) =>
        new { exec = new { argv = new[] { program } }, period_seconds = 0.1, timeout_seconds = 60, failure_threshold = 1 };

    private async Task DeployAsync(string service, object spec, string prefer = "")
    {
        var (status, answer) = await agent.SendAsync(HttpMethod.Post, $"/service/{service}/deploy", spec, prefer);
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Accepted, $"{service}: {status} {answer}");
    }

    private async Task DeleteAsync(string service)
    {
        var (status, answer) = await agent.SendAsync(HttpMethod.Delete, $"/service/{service}");
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{service}: {status} {answer}");
    }

    private async Task UntilAsync(string service, Func<ServiceReport, bool> isExpected) =>
        await AgentClient.Until(agent.ServicesAsync, services => services.TryGetValue(service, out var report) && isExpected(report));
}
