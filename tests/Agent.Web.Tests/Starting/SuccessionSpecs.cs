using System.Net;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Starting;

/// <summary>An agent dies or ends, and another one goes on where it was.</summary>
public class SuccessionSpecs
{
    private const string Counting = "i=0; while :; do i=$((i+1)); echo line $i; sleep 0.01; done";

    [Fact]
    public async Task An_agent_that_is_killed_leaves_its_services_to_the_next_one()
    {
        await using var first = await RunningAgent.StartAsync();
        await first.Deploy("lasting", "exec sleep 1000");
        await first.Deploy("done", "exit 0");
        await first.Deploy("stopped", "exec sleep 1000");
        await first.Post("/service/stopped/stop");
        await first.Until("/service/done/status", answer => answer["state"] == "exited");
        var before = await first.Get("/services");

        await first.DieAsync();
        await using var second = await first.SucceedAsync();

        Assert.Equal(before.Body.ToString(), (await second.Get("/services")).Body.ToString());
        Assert.Equal(["starting", "started", "taken_over"], await Events(second, "lasting"));
    }

    [Fact]
    public async Task No_line_is_lost_or_doubled()
    {
        await using var first = await RunningAgent.StartAsync();
        await first.Deploy("counting", Counting);
        await first.Log("counting", until: "line 5\n");

        await first.DieAsync();
        await using var second = await first.SucceedAsync();
        var lines = (await second.Log("counting", until: "line 100\n")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(Enumerable.Range(1, lines.Length).Select(number => $"line {number}"), lines);
    }

    [Fact]
    public async Task What_ends_while_no_agent_runs_is_started_again()
    {
        await using var first = await RunningAgent.StartAsync();
        var pid = (await first.Deploy("lasting", "exec sleep 1000"))["pid"];

        await first.DieAsync();
        RunningAgent.Kill(int.Parse(pid!));
        await using var second = await first.SucceedAsync();

        var status = await second.Until("/service/lasting/status", answer => answer["state"] == "running");
        Assert.NotEqual(pid, status["pid"]);
        Assert.Equal("1", status["restarts"]);
    }

    [Fact]
    public async Task Sigterm_leaves_the_services_and_says_so()
    {
        await using var first = await RunningAgent.StartAsync();
        var pid = (await first.Deploy("lasting", "exec sleep 1000"))["pid"];

        first.Terminate();
        Assert.Equal(0, await first.ExitAsync());
        Assert.Contains("1 running service goes on without it", first.Output, StringComparison.Ordinal);
        Assert.Single(first.Leftovers());

        await using var second = await first.SucceedAsync();
        Assert.Equal(pid, (await second.Get("/service/lasting/status"))["pid"]);
    }

    [Fact]
    public async Task What_an_agent_stopped_at_its_end_the_next_one_starts_again()
    {
        await using var first = await RunningAgent.StartAsync();
        await first.Deploy("lasting", "exec sleep 1000");

        Assert.Equal(HttpStatusCode.Accepted, (await first.Post("/agent/shutdown", """{"services":"stop"}""")).Status);
        Assert.Equal(0, await first.ExitAsync());
        Assert.Empty(first.Leftovers());

        await using var second = await first.SucceedAsync();
        await second.Until("/service/lasting/status", answer => answer["state"] == "running");
    }

    [Fact]
    public async Task An_end_can_be_asked_for_that_leaves_the_services()
    {
        await using var first = await RunningAgent.StartAsync("service-agent.on-sigterm = stop");
        await first.Deploy("lasting", "exec sleep 1000");

        Assert.Equal("leave", (await first.Post("/agent/shutdown", """{"services":"leave"}"""))["services"]);
        Assert.Equal(0, await first.ExitAsync());

        Assert.Single(first.Leftovers());
        await using var second = await first.SucceedAsync();
    }

    [Theory]
    [InlineData("""{"services":"kill"}""")]
    [InlineData("""{"service":"stop"}""")]
    [InlineData("[]")]
    public async Task A_bad_wish_for_the_end_is_refused_and_nothing_ends(string body)
    {
        await using var agent = await RunningAgent.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await agent.Post("/agent/shutdown", body)).Status);

        Assert.Equal(HttpStatusCode.OK, (await agent.Get("/health")).Status);
    }

    [Fact]
    public async Task A_deleted_service_is_not_there_for_the_next_agent_either()
    {
        await using var first = await RunningAgent.StartAsync();
        await first.Deploy("lasting", "exec sleep 1000");

        Assert.Equal("deleted", (await first.Delete("/service/lasting"))["status"]);
        await first.DieAsync();
        await using var second = await first.SucceedAsync();

        Assert.Equal("{}", (await second.Get("/services")).Body.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await second.Delete("/service/lasting")).Status);
    }

    [Fact]
    public async Task A_journal_that_is_none_stops_the_start_and_stays_as_it_is()
    {
        var data = Directory.CreateTempSubdirectory("agent-test-").FullName;
        var journal = Path.Combine(data, "journal.db");
        await File.WriteAllTextAsync(journal, new string('x', 10_000));

        var (exitCode, output) = await RunningAgent.RunAsync(["0", "--data", data]);

        Assert.Equal(3, exitCode);
        Assert.Contains(journal, output, StringComparison.Ordinal);
        Assert.Contains("Restore a backup", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.Equal(new string('x', 10_000), await File.ReadAllTextAsync(journal));
        Directory.Delete(data, recursive: true);
    }

    private static async Task<IEnumerable<string?>> Events(RunningAgent agent, string id)
    {
        var answer = await agent.Get($"/service/{id}/events");
        return answer.Body.GetProperty("events").EnumerateArray().Select(entry => entry.GetProperty("event").GetString());
    }
}
