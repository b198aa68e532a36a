using System.Net;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Audit;

/// <summary>What is remembered of whom.</summary>
public class RememberingSpecs(AgentFixture fixture) : IClassFixture<AgentFixture>
{
    private readonly RunningAgent _agent = fixture.Agent;

    [Fact]
    public async Task A_command_is_in_the_trail_when_it_is_answered()
    {
        await _agent.Post("/service/seen/deploy", """{"command":"exec sleep 1000"}""", ("X-Request-Id", "seen-1"));
        await _agent.Post("/service/seen/deploy", """{"command":"exec sleep 1001"}""", ("X-Request-Id", "seen-2"));
        await _agent.Post("/service/seen/stop", json: null, ("X-Request-Id", "seen-3"));
        await _agent.Delete("/service/seen");

        var rows = await _agent.Audit("&service=seen");

        Assert.Equal(
            ["POST /service/seen/deploy", "POST /service/seen/deploy", "POST /service/seen/stop", "DELETE /service/seen"],
            rows.Select(row => row.Of("action")));
        Assert.Equal(["1", "2", "2", null], rows.Select(row => row.Of("revision")));
        Assert.Equal(["seen-1", "seen-2", "seen-3"], rows[..3].Select(row => row.Of("request")));
        Assert.All(rows, row => Assert.Equal(("anyone", "open", "127.0.0.1", "200"), (row.Of("who"), row.Of("auth"), row.Of("from"), row.Of("status"))));
    }

    [Theory]
    [InlineData("/service/refused/stop", null, null, "404")]
    [InlineData("/service/refused/deploy", "{}", null, "400")]
    [InlineData("/service/refused/deploy", """{"command":"true"}""", "https://evil.example", "403")]
    [InlineData("/service/refused/nothing", null, null, "404")]
    public async Task What_is_refused_is_remembered_as_well(string path, string? body, string? origin, string status)
    {
        var request = Guid.NewGuid().ToString("N");

        (string, string)[] headers = origin is null ? [("X-Request-Id", request)] : [("X-Request-Id", request), ("Origin", origin)];
        await _agent.Post(path, body, headers);

        var row = Assert.Single(await _agent.Audit("&service=refused"), row => row.Of("request") == request);
        Assert.Equal((status, $"POST {path}"), (row.Of("status"), row.Of("action")));
    }

    [Fact]
    public async Task Looking_is_remembered_only_where_it_is_not_allowed()
    {
        await _agent.Get("/service/looked/status", ("X-Request-Id", "looked-1"));
        await _agent.Get("/service/looked/status", ("X-Request-Id", "looked-2"), ("Origin", "https://evil.example"));

        Assert.Equal(["looked-2"], (await _agent.Audit("&service=looked")).Select(row => row.Of("request")));
    }

    [Fact]
    public async Task A_document_is_remembered_with_what_it_makes_of_each_service()
    {
        await _agent.Deploy("applied-same", "exec sleep 1000");
        const string Document = """{"services":{"applied-new":{"command":"exec sleep 1000"},"applied-same":{"command":"exec sleep 1000"}}}""";

        Assert.Equal(HttpStatusCode.OK, (await _agent.Put("/services?dry_run=true", Document)).Status);
        Assert.Equal(HttpStatusCode.OK, (await _agent.Put("/services", Document)).Status);

        var rows = (await _agent.Audit()).Where(row => row.Of("action")!.StartsWith("PUT /services", StringComparison.Ordinal));
        Assert.Equal(
            [("PUT /services (dry run)", null, null), ("PUT /services", null, null), ("PUT /services: deploy", "applied-new", "1")],
            rows.Select(row => (row.Of("action"), row.Of("service"), row.Of("revision"))));
    }

    [Fact]
    public async Task A_caller_who_goes_away_is_remembered_with_what_he_has_asked_for()
    {
        await _agent.Deploy("left", "trap '' TERM; echo set; while :; do sleep 1; done");
        await _agent.Log("left", until: "set");
        using var impatience = new CancellationTokenSource();
        var stop = _agent.Http.PostAsync("/service/left/stop", new StringContent("""{"grace":60}""", System.Text.Encoding.UTF8, "application/json"), impatience.Token);
        await _agent.Until("/service/left/status", answer => answer["state"] == "stopping");

        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stop);
        await _agent.Until("/audit?service=left&limit=1", answer => answer.Body.GetProperty("rows")[0].Of("status") == "499");
        await _agent.Post("/service/left/stop", """{"grace":0}""");
    }

    [Theory]
    [InlineData("limit=0x")]
    [InlineData("limit=10001")]
    [InlineData("since=yesterday")]
    [InlineData("after=-1")]
    [InlineData("colour=red")]
    public async Task A_question_that_is_not_understood_is_refused(string query) =>
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_query"), await Refusal($"/audit?{query}"));

    private async Task<(HttpStatusCode, string?)> Refusal(string path)
    {
        var answer = await _agent.Get(path);
        return (answer.Status, answer["code"]);
    }
}
