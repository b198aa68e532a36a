using System.Net;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Logs;

/// <summary>Whole agents. The news comes with the heartbeat here: nobody announces what a test writes.</summary>
public class FollowSpecs
{
    private const string Quick = "service-agent.logs { follow-heartbeat = 1s, follow-stall = 1s, followers = 2 }";

    [Fact(Timeout = 60_000)]
    public async Task What_is_written_comes_to_everybody_who_follows_and_the_agents_end_is_the_end()
    {
        await using var agent = await RunningAgent.StartAsync(Quick);
        await agent.Deploy("web", "exec sleep 1000");
        var files = LogFiles.Of(agent, "web").Write("old");
        using var all = await agent.Logs("web", "?follow=true").LinesAsync();
        using var fresh = await agent.Logs("web", "?follow=true&tail=0").LinesAsync();

        Assert.Equal("old", await all.ReadLineAsync());
        files.Write("new").Rotate().Write("newer");

        Assert.Equal("new", await all.ReadLineAsync());
        Assert.Equal("newer", await all.ReadLineAsync());
        Assert.Equal("new", await fresh.ReadLineAsync());
        Assert.Equal("newer", await fresh.ReadLineAsync());

        agent.Interrupt();

        Assert.Null(await all.ReadLineAsync());
        Assert.Null(await fresh.ReadLineAsync());
        Assert.Equal(0, await agent.ExitAsync());
    }

    [Fact(Timeout = 60_000)]
    public async Task One_follower_too_many_is_told_to_come_back_and_a_place_becomes_free_again()
    {
        await using var agent = await RunningAgent.StartAsync(Quick);
        await agent.Deploy("web", "exec sleep 1000");
        var first = await agent.Logs("web", "?follow=true");
        using var second = await agent.Logs("web", "?follow=true");

        using var third = await agent.Logs("web", "?follow=true");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, third.StatusCode);
        Assert.NotNull(third.Headers.RetryAfter?.Delta);
        Assert.Contains("too_many_followers", await third.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await agent.Logs("web")).StatusCode);

        first.Dispose();

        HttpStatusCode status;

        do
        {
            using var next = await agent.Logs("web", "?follow=true");
            status = next.StatusCode;
        }
        while (status is not HttpStatusCode.OK);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_follower_of_events_hears_a_heartbeat_and_that_its_log_is_gone()
    {
        await using var agent = await RunningAgent.StartAsync(Quick);
        await agent.Deploy("web", "exec sleep 1000");
        var files = LogFiles.Of(agent, "web").Write("a");
        using var events = await agent.Logs("web", "?follow=true&tail=0", ("Accept", "text/event-stream")).LinesAsync();

        Assert.Equal(":", await events.ReadLineAsync());
        files.Delete();

        var rest = await events.ReadToEndAsync();
        Assert.Contains("event: cut\ndata: {\"cut\":\"forgotten\",", rest, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Whoever_follows_a_service_that_is_deleted_is_told_at_once()
    {
        await using var agent = await RunningAgent.StartAsync("service-agent.logs.follow-heartbeat = 1h");
        await agent.Deploy("web", "echo hi; exec sleep 1000");
        using var log = await agent.Logs("web", "?follow=true&format=json").LinesAsync();
        Assert.Contains("\"hi\"", await log.ReadLineAsync(), StringComparison.Ordinal);

        var answer = await agent.Send(HttpMethod.Delete, "/service/web", content: null);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("\"cut\":\"forgotten\"", await log.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Single(Directory.GetDirectories(Path.Combine(agent.Data, "agent", "logs-deleted")));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_follower_that_takes_nothing_is_cut_off_and_told_so_if_it_takes_up_reading_again()
    {
        await using var agent = await RunningAgent.StartAsync(Quick);
        await agent.Deploy("web", "exec sleep 1000");
        var files = LogFiles.Of(agent, "web");
        var many = new string('x', 16_000);

        for (var line = 0; line < 2_000; line++)
            files.Write(many);

        using var stalled = await agent.Logs("web", "?follow=true", ("Accept-Language", "en")).LinesAsync();
        await agent.Until("/health", _ => agent.Output.Contains("is cut off: stalled", StringComparison.Ordinal));

        var lines = (await stalled.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("--- Cut off", lines[^1], StringComparison.Ordinal);
        Assert.InRange(lines.Length, 2, 2_000);
        Assert.All(lines[..^1], line => Assert.Equal(many, line));
    }
}
