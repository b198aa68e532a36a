using System.Net;
using System.Runtime.Versioning;
using Agent.Actors.Tests.Journal;
using Agent.Web.Tests.Agents;
using Agent.Web.Tests.Audit;

namespace Agent.Web.Tests.Starting;

/// <summary>An agent that starts while the disk of its data directory is full.</summary>
[SupportedOSPlatform("linux")]
public class FullDiskSpecs
{
    [SmallDiskFact]
    public async Task It_takes_over_stops_and_tells_and_commands_go_on_when_there_is_room()
    {
        using var disk = new SmallDisk("16m");
        var data = Path.Combine(disk.Path, "data");
        await using var first = await RunningAgent.StartInAsync(data);
        var stays = await first.Deploy("stays", "exec sleep 1000");
        await first.Deploy("stopped", "exec sleep 1000");
        await first.DieAsync();
        disk.Fill();

        await using var second = await RunningAgent.StartInAsync(data);

        Assert.Contains("Make room; the agent recovers by itself.", second.Output, StringComparison.Ordinal);
        Assert.Equal(("running", $"{stays.Pid}"), await State(second, "stays"));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "journal_unavailable"), Refusal(await second.Deploy("new", "exec sleep 1000")));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "journal_unavailable"), Refusal(await second.Deploy("stays", "exec sleep 1001")));
        var stop = await second.Post("/service/stopped/stop");
        Assert.Equal((HttpStatusCode.OK, "False"), (stop.Status, stop["recorded"]));

        disk.MakeRoom();
        await second.Until("/service/stopped/events", answer => answer.Status is HttpStatusCode.OK && answer.Body.ToString().Contains("\"stopped\"", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await second.Deploy("new", "exec sleep 1000")).Status);
        Assert.Equal(("running", $"{stays.Pid}"), await State(second, "stays"));
        Assert.Equal(
            ["503 deploy", "503 deploy", "200 stop", "200 deploy"],
            (await second.Audit()).Select(row => $"{row.Of("status")} {row.Of("action")!.Split('/')[^1]}").TakeLast(4));
    }

    private static async Task<(string?, string?)> State(RunningAgent agent, string service)
    {
        var status = await agent.Get($"/service/{service}/status");
        return (status["state"], status["pid"]);
    }

    private static (HttpStatusCode, string?) Refusal(Answer answer) => (answer.Status, answer["code"]);
}
