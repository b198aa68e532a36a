using System.Net;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Applying;

public class ApplyRefusalSpecs(AgentFixture fixture) : IClassFixture<AgentFixture>
{
    private readonly RunningAgent _agent = fixture.Agent;

    public static TheoryData<string, string, string> Wholes => new()
    {
        { """{"a":{"command":"x","depends_on":{"b":"started"}},"b":{"command":"x","depends_on":{"a":"started"}}}""", "$.services.a.depends_on.b", "dependency_circle" },
        { """{"here":{"command":"x","depends_on":{"a":"started"}},"a":{"command":"x","depends_on":{"stays":"ready"}}}""", "$.services.a.depends_on.stays", "dependency_circle" },
        { """{"a":{"command":"x","depends_on":{"nowhere":"started"}}}""", "$.services.a.depends_on.nowhere", "invalid_body" },
        { """{"a":{"command":"x","listen":["unix:/tmp/a"]},"b":{"command":"x","listen":["127.0.0.1:1","unix:/tmp/a"]}}""", "$.services.b.listen[1]", "invalid_body" },
        { """{"-":{"command":"x"}}""", "$.services.-", "invalid_body" },
        { """{"a":1}""", "$.services.a", "invalid_body" },
        { """{"a":{}}""", "$.services.a.command", "invalid_command" },
        { """[]""", "$.services", "invalid_body" },
    };

    [Theory]
    [MemberData(nameof(Wholes))]
    public async Task What_makes_no_sense_as_a_whole_is_refused_as_a_whole(string services, string path, string code)
    {
        await _agent.Deploy("here", "exec sleep 1001");
        await _agent.Post("/service/stays/deploy", """{"command":"exec sleep 1002","depends_on":{"here":"started"}}""");
        var before = (await _agent.Get("/services")).Body.GetRawText();

        var answer = await _agent.Put("/services", $$"""{"services":{{services}}}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(code, answer["code"]);
        Assert.Contains(path, answer.Body.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetString()));
        Assert.Equal(before, (await _agent.Get("/services")).Body.GetRawText());
    }

    [Fact]
    public async Task Nothing_may_depend_on_what_is_pruned()
    {
        await _agent.Deploy("here", "exec sleep 1001");

        var answer = await _agent.Put("/services?prune=true", """{"services":{"web":{"command":"x","depends_on":{"here":"started"}}}}""");

        Assert.Equal("$.services.web.depends_on.here", answer.Body.GetProperty("errors")[0].GetProperty("path").GetString());
        Assert.Equal("running", (await _agent.Get("/service/here/status"))["status"]);
    }

    [Theory]
    [InlineData("", "application/json", "$.services")]
    [InlineData("{}", "application/json", "$.services")]
    [InlineData("services: {a: {command: x, command: y}}", "application/yaml", "$.services.a.command")]
    [InlineData("services: [", "application/yaml", "$")]
    [InlineData("services: {}\ncolour: red", "application/yaml", "$.colour")]
    public async Task A_document_that_is_none_is_refused(string body, string type, string path)
    {
        var answer = await _agent.Put("/services", body, type);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(path, answer.Body.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetString()));
    }

    [Theory]
    [InlineData("/services", "text/plain")]
    [InlineData("/services", "application/x-www-form-urlencoded")]
    public async Task A_body_of_any_other_type_is_refused(string path, string type) =>
        Assert.Equal("unsupported_media_type", (await _agent.Put(path, "services: {}", type))["code"]);

    [Fact]
    public async Task Yaml_is_for_documents_only()
    {
        var content = new StringContent("command: x", System.Text.Encoding.UTF8, "application/yaml");

        Assert.Equal("unsupported_media_type", (await _agent.Send(HttpMethod.Post, "/service/a/deploy", content))["code"]);
    }

    [Fact]
    public async Task Whatever_a_query_has_else_is_refused() =>
        Assert.Equal("invalid_query", (await _agent.Put("/services?dryrun=true", """{"services":{}}"""))["code"]);
}
