using System.Net;
using System.Text.Json;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Logs;

public class LogSpecs(AgentFixture fixture) : IClassFixture<AgentFixture>
{
    private static readonly (string, string) AsEvents = ("Accept", "text/event-stream");

    private readonly RunningAgent _agent = fixture.Agent;

    [Fact]
    public async Task The_lines_alone_come_as_text()
    {
        (await Service("plain")).Write("one").Write("zw", tag: 'P').Write("two", "stderr").Write("ei").Write("");

        var answer = await _agent.Logs("plain");

        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("one\ntwo\nzwei\n\n", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Lines_come_as_json_with_time_and_stream()
    {
        (await Service("json")).Write("say \"早\"\t\\").Write([0x61, 0xff, 0x62], "stderr");

        var answer = await _agent.Logs("json", "?format=json");

        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            """
            {"time":"2026-11-22T08:00:01.000000000Z","stream":"stdout","line":"say \"早\"\t\\"}
            {"time":"2026-11-22T08:00:02.000000000Z","stream":"stderr","line":"a\uFFFDb"}

            """,
            await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_log_that_is_none_is_told_as_such()
    {
        (await Service("damaged")).Write(new byte[400_000]);

        var answer = await _agent.Get("/service/damaged/logs?tail=1");

        Assert.Equal((HttpStatusCode.InternalServerError, "log_unreadable"), (answer.Status, answer["code"]));
    }

    [Theory]
    [InlineData("text/plain", "a\n--- Cut off: the log cannot be read", "--- The log is not there any more")]
    [InlineData("application/x-ndjson", "{\"cut\":\"unreadable\",", "{\"gap\":\"2:0\",")]
    [InlineData("text/event-stream", "event: cut\ndata: {\"cut\":\"unreadable\",", "event: gap\ndata: {\"gap\":\"2:0\",")]
    public async Task A_log_that_is_damaged_is_told_as_such_and_what_is_behind_it_is_read(string accept, string end, string beginning)
    {
        if ((await _agent.Get("/service/broken/status")).Status is HttpStatusCode.NotFound)
            (await Service("broken")).Write("a").Rotate().Write("b").Damage().Rotate().Write("c");

        var all = await _agent.Logs("broken", "", ("Accept", accept), ("Accept-Language", "en")).TextAsync();
        var following = await _agent.Logs("broken", "?follow=true", ("Accept", accept), ("Accept-Language", "en")).TextAsync();
        var tail = await _agent.Logs("broken", "?tail=2", ("Accept", accept), ("Accept-Language", "en")).TextAsync();

        Assert.Contains(end, all, StringComparison.Ordinal);
        Assert.EndsWith("the agent's own log tells more", all.TrimEnd('\n', '}', '"', '-', ' '), StringComparison.Ordinal);
        Assert.Equal(all, following);
        Assert.StartsWith(beginning, tail, StringComparison.Ordinal);
        Assert.Contains("c", tail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_more_than_a_mebibyte_says_that_it_goes_on()
    {
        var files = await Service("endless");

        for (var part = 0; part < 70; part++)
            files.Write(new string('x', 16_384), tag: 'P');

        files.Write("end");
        var lines = (await _agent.Logs("endless", "?format=json").TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.True(lines[0].GetProperty("partial").GetBoolean());
        Assert.False(lines[1].TryGetProperty("partial", out _));
        Assert.Equal(70 * 16_384 + 3, lines.Sum(line => line.GetProperty("line").GetString()!.Length));
        Assert.Equal(70 * 16_384 + 4, (await _agent.Logs("endless").TextAsync()).Length);
    }

    [Fact]
    public async Task Events_have_ids_from_which_exactly_the_rest_follows()
    {
        (await Service("events")).Write("a").Write("b").Rotate().Write("c");

        var all = await _agent.Logs("events", "", AsEvents).TextAsync();
        var events = all.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("id: 1:42\ndata: {\"time\":\"2026-11-22T08:00:01.000000000Z\",\"stream\":\"stdout\",\"line\":\"a\"}", all, StringComparison.Ordinal);
        Assert.Equal(["1:42", "1:84", "2:42"], events.Select(IdOf));

        for (var seen = 1; seen <= events.Length; seen++)
            Assert.Equal(
                string.Concat(events.Skip(seen).Select(rest => $"{rest}\n\n")),
                await _agent.Logs("events", "?tail=1", AsEvents, ("Last-Event-ID", IdOf(events[seen - 1]))).TextAsync());
    }

    [Fact]
    public async Task A_position_that_was_deleted_is_told_by_an_event()
    {
        var files = (await Service("gap")).Write("a").Rotate().Write("b");
        files.DeleteOldest();

        var events = await _agent.Logs("gap", "", AsEvents, ("Last-Event-ID", "1:42")).TextAsync();

        Assert.StartsWith("event: gap\ndata: {\"gap\":\"1:42\",\"message\":\"", events, StringComparison.Ordinal);
        Assert.Contains("\"line\":\"b\"", events, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?tail=2", "cd")]
    [InlineData("?tail=0", "")]
    [InlineData("?stream=stderr", "bd")]
    [InlineData("?stream=stderr&tail=1", "d")]
    [InlineData("?since=2026-11-22T08:00:03Z", "cd")]
    [InlineData("?since=2026-11-22T08:00:02.000000000Z", "bcd")]
    [InlineData("?since=2026-11-22T08:00:02.0000001Z", "cd")]
    [InlineData("?until=2026-11-22T08:00:02Z", "ab")]
    [InlineData("?since=2026-11-22T16:00:02%2B08:00&until=2026-11-22T16:00:03+08:00", "bc")]
    [InlineData("?since=1s", "")]
    [InlineData("?until=0.5", "abcd")]
    public async Task A_query_leaves_what_it_asks_for(string query, string expected)
    {
        if ((await _agent.Get("/service/queried/status")).Status is HttpStatusCode.NotFound)
            (await Service("queried")).Write("a").Write("b", "stderr").Write("c").Write("d", "stderr");

        Assert.Equal(expected, (await _agent.Logs("queried", query).TextAsync()).Replace("\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_mistake_in_a_query_is_listed()
    {
        var answer = await _agent.Get(
            "/service/x/logs?tail=-1&stream=stdin&since=yesterday&until=2026-13-01T00:00:00Z&follow=yes&format=xml&lines=5&tail=2",
            ("Last-Event-ID", "somewhere"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid_query", answer["code"]);
        Assert.Equal(
            ["tail", "stream", "since", "until", "follow", "Last-Event-ID", "format", "lines"],
            answer.Body.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetString()));
    }

    [Theory]
    [InlineData("?tail=")]
    [InlineData("?tail=1.5")]
    [InlineData("?tail=99999999999")]
    [InlineData("?TAIL=1")]
    [InlineData("?follow")]
    [InlineData("?follow=TRUE")]
    [InlineData("?stream=0")]
    [InlineData("?since=2026-11-22")]
    [InlineData("?since=2026-11-22T08:00:00")]
    [InlineData("?since=9999999999999d")]
    [InlineData("?since=1h&until=2h")]
    [InlineData("?follow=true&until=1h")]
    public async Task A_query_that_makes_no_sense_is_refused_in_both_languages(string query)
    {
        var chinese = await _agent.Get($"/service/x/logs{query}");
        var english = await _agent.Get($"/service/x/logs{query}", ("Accept-Language", "en"));

        Assert.Equal(HttpStatusCode.BadRequest, chinese.Status);
        Assert.Equal("invalid_query", chinese["code"]);
        Assert.NotEqual(chinese["error"], english["error"]);
    }

    [Fact]
    public async Task The_log_of_an_unknown_service_is_not_found()
    {
        Assert.Equal("service_not_found", (await _agent.Get("/service/never-there/logs"))["code"]);
        Assert.Equal("service_not_found", (await _agent.Get("/service/never-there/logs?follow=true"))["code"]);
        Assert.Equal("invalid_service_id", (await _agent.Get("/service/-x/logs"))["code"]);
    }

    [Fact]
    public async Task A_service_that_has_written_nothing_has_an_empty_log()
    {
        await _agent.Deploy("silent", "exec sleep 1000");

        var answer = await _agent.Logs("silent");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_follower_is_answered_before_there_is_a_line()
    {
        await _agent.Deploy("quiet", "exec sleep 1000");

        using var answer = await _agent.Logs("quiet", "?follow=true");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Other_methods_are_refused()
    {
        var answer = await _agent.Post("/service/x/logs");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal(["GET"], answer.Response.Content.Headers.Allow);
    }

    private async Task<LogFiles> Service(string id)
    {
        await _agent.Deploy(id, "exec sleep 1000");
        return LogFiles.Of(_agent, id);
    }

    private static string IdOf(string text) => text.Split('\n')[0]["id: ".Length..];
}
