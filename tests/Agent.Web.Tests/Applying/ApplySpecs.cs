using System.Net;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Applying;

public sealed class ApplySpecs : IAsyncLifetime
{
    private const string Two = """
        services:
          db: &common
            command: exec sleep 1001
            stop: { grace: 2s }
          web:
            argv: [sleep, "1002"]
            depends_on: { db: started }
        """;

    private RunningAgent _agent = null!;

    public async Task InitializeAsync() => _agent = await RunningAgent.StartAsync();

    public async Task DisposeAsync() => await _agent.DisposeAsync();

    [Theory]
    [InlineData("application/yaml")]
    [InlineData("application/x-yaml")]
    [InlineData("text/yaml")]
    public async Task A_plan_changes_nothing(string type)
    {
        var answer = await _agent.Put("/services?dry_run=true", Two, type);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("planned", answer["status"]);
        Assert.Equal(["db create", "web create"], Actions(answer));
        Assert.Equal("{}", (await _agent.Get("/services")).Body.GetRawText());
    }

    [Fact]
    public async Task What_is_not_there_is_created_and_what_is_the_same_is_not_touched()
    {
        var created = await _agent.Put("/services", Two, "application/yaml");
        var again = await _agent.Put("/services", Two, "application/yaml");

        Assert.Equal("applied", created["status"]);
        Assert.Equal(["db create done", "web create done"], Results(created));
        Assert.Equal(["db unchanged unchanged", "web unchanged unchanged"], Results(again));
        Assert.Equal(PidOf(created, 0), (await _agent.Get("/service/db/status")).Pid);
        Assert.Equal(PidOf(created, 1), (await _agent.Get("/service/web/status")).Pid);
    }

    [Fact]
    public async Task Only_what_has_changed_is_replaced_and_the_plan_says_where()
    {
        var created = await _agent.Put("/services", Two, "application/yaml");

        var changed = await _agent.Put("/services", Two.Replace("\"1002\"", "\"1003\"", StringComparison.Ordinal).Replace("2s", "2000ms", StringComparison.Ordinal), "application/yaml");

        Assert.Equal(["db unchanged unchanged", "web change done"], Results(changed));
        Assert.Equal("""["$.argv"]""", changed.Body.GetProperty("plan")[1].GetProperty("changes").GetRawText());
        Assert.Equal(PidOf(created, 0), (await _agent.Get("/service/db/status")).Pid);
        Assert.Equal("sleep 1003", (await _agent.Get("/service/web/status"))["command"]);
    }

    [Fact]
    public async Task What_the_document_does_not_name_stays_unless_it_is_pruned()
    {
        await _agent.Put("/services", Two, "application/yaml");
        const string Other = """{"services":{"other":{"command":"exec sleep 1004"}}}""";

        Assert.Equal(["other create done"], Results(await _agent.Put("/services", Other)));
        Assert.Equal(["db", "other", "web"], await Known());

        Assert.Equal(["db remove", "other unchanged", "web remove"], Actions(await _agent.Put("/services?prune=true&dry_run=true", Other)));
        Assert.Equal(["db", "other", "web"], await Known());

        Assert.Equal(["db remove done", "other unchanged unchanged", "web remove done"], Results(await _agent.Put("/services?prune=true", Other)));
        Assert.Equal(["other"], await Known());
    }

    [Fact]
    public async Task What_has_failed_is_told_with_what_builds_on_it_and_the_rest_is_done()
    {
        var answer = await _agent.Put("/services", """
            {"services":{"db":{"argv":["/no/such/program"]},"web":{"command":"exec sleep 1001","depends_on":{"db":"started"}},"other":{"command":"exec sleep 1002"}}}
            """);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Equal("apply_failed", answer["code"]);
        Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["db create failed", "other create done", "web create skipped"], Results(answer));
        Assert.Equal("invalid_command", answer.Body.GetProperty("plan")[0].GetProperty("code").GetString());
        Assert.Equal(["other"], await Known());
    }

    [Fact]
    public async Task Whoever_does_not_wait_is_told_what_is_under_way()
    {
        await _agent.Deploy("slow", "trap '' TERM; while :; do sleep 0.1; done");

        var answer = await _agent.Put("/services", """{"services":{"slow":{"command":"exec sleep 1001"}}}""", headers: ("Prefer", "wait=0"));

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal(["slow change under_way"], Results(answer));
        await _agent.Post("/service/slow/stop", """{"grace":0}""");
    }

    private async Task<IEnumerable<string>> Known() => (await _agent.Get("/services")).Body.EnumerateObject().Select(service => service.Name);

    private static IEnumerable<string> Actions(Answer answer) => Steps(answer, "action");

    private static IEnumerable<string> Results(Answer answer) => Steps(answer, "action", "result");

    private static IEnumerable<string> Steps(Answer answer, params string[] members) =>
        answer.Body.GetProperty("plan").EnumerateArray().Select(step =>
            string.Join(' ', members.Prepend("service").Select(member => step.GetProperty(member).GetString())));

    private static int PidOf(Answer answer, int step) => answer.Body.GetProperty("plan")[step].GetProperty("pid").GetInt32();
}
