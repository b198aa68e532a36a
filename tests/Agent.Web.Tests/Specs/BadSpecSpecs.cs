using System.Net;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Specs;

public class BadSpecSpecs(AgentFixture fixture) : IClassFixture<AgentFixture>
{
    private readonly RunningAgent _agent = fixture.Agent;

    [Theory]
    [MemberData(nameof(BadSpecs.All), MemberType = typeof(BadSpecs))]
    public async Task A_deploy_with_a_mistake_is_refused_by_its_path(string members, string path)
    {
        var answer = await _agent.Post("/service/subject/deploy", $$"""{"command":"true",{{members}}}""");

        await AssertRefused(answer, $"$.{path}");
    }

    [Theory]
    [MemberData(nameof(BadSpecs.All), MemberType = typeof(BadSpecs))]
    public async Task A_document_with_a_mistake_is_refused_by_its_path(string members, string path)
    {
        var document = $$"""{"services":{"fine":{"command":"true"},"subject":{"command":"true",{{members}} } } }""";

        var answer = await _agent.Put("/services", document);

        await AssertRefused(answer, $"$.services.subject.{path}");
    }

    [Fact]
    public async Task Every_mistake_of_a_spec_is_listed_in_both_languages()
    {
        const string Bad = """
            {"stop":{"grace":-1,"signal":"STOP"},"restart":{"limit":{"starts":0}},"ready":{"http":{"port":0},"tcp":{}},
             "depends_on":{"-":"started"},"listen":["x"],"strategy":"x","labels":{"a":1},"log":{"x":1},"x":1}
            """;

        var chinese = Mistakes(await _agent.Post("/service/subject/deploy", Bad));
        var english = Mistakes(await _agent.Post("/service/subject/deploy", Bad, ("Accept-Language", "en")));

        Assert.Equal(
            [
                "$.command", "$.stop.signal", "$.stop.grace", "$.restart.limit.starts", "$.ready.http.port", "$.ready.tcp.port", "$.ready",
                "$.depends_on.-", "$.listen[0]", "$.strategy", "$.labels.a", "$.log.x", "$.x",
            ],
            english.Select(mistake => mistake.Path));
        Assert.Equal(english.Select(mistake => mistake.Path), chinese.Select(mistake => mistake.Path));
        Assert.All(english.Zip(chinese), pair => Assert.NotEqual(pair.First.Error, pair.Second.Error));
        Assert.All(chinese, mistake => Assert.Contains(mistake.Error, c => c > 0x2E80));
        Assert.All(english, mistake => Assert.DoesNotContain(mistake.Error, c => c > 0x2E80));
    }

    [Theory]
    [InlineData("signal", "{}", "$.signal")]
    [InlineData("signal", """{"signal":"NOPE"}""", "$.signal")]
    [InlineData("signal", """{"signal":"HUP","to":"group"}""", "$.to")]
    [InlineData("signal", """{"signal":"HUP","pid":1}""", "$.pid")]
    [InlineData("rollback", """{"revision":0}""", "$.revision")]
    [InlineData("rollback", """{"revision":"1"}""", "$.revision")]
    [InlineData("rollback", """{"to":1}""", "$.to")]
    [InlineData("start", """{"command":"true"}""", "$.command")]
    [InlineData("stop", """{"grace":"2d"}""", "$.grace")]
    public async Task A_command_with_a_mistake_is_refused_by_its_path(string command, string body, string path) =>
        await AssertRefused(await _agent.Post($"/service/subject/{command}", body), path);

    private async Task AssertRefused(Answer answer, string path)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(path, Mistakes(answer).Select(mistake => mistake.Path));
        Assert.Equal("{}", (await _agent.Get("/services")).Body.GetRawText());
    }

    private static List<(string Path, string Error)> Mistakes(Answer answer) =>
        [.. answer.Body.GetProperty("errors").EnumerateArray().Select(error => (error.GetProperty("path").GetString()!, error.GetProperty("error").GetString()!))];
}
