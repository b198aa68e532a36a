using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Contract;

/// <summary>Every refused request leaves every service as it was.</summary>
public class BadInputSpecs(AgentFixture fixture) : IClassFixture<AgentFixture>
{
    private readonly RunningAgent _agent = fixture.Agent;

    public static TheoryData<string, string, string> Bodies => new()
    {
        { "null", "invalid_body", "$" },
        { "[]", "invalid_body", "$" },
        { "\"sleep\"", "invalid_body", "$" },
        { "{", "invalid_body", "$" },
        { "{\"command\":\"a\"} x", "invalid_body", "$" },
        { "{\"command\":\"a\",\"command\":\"b\"}", "invalid_body", "$" },
        { "{\"command\":\"\\ud800\"}", "invalid_body", "$" },
        { "{\"command\":1}", "invalid_body", "$.command" },
        { "{\"command\":null}", "invalid_body", "$.command" },
        { "{\"command\":[\"a\"]}", "invalid_body", "$.command" },
        { "{\"command\":\"a\",\"colour\":\"red\"}", "invalid_body", "$.colour" },
        { "{}", "invalid_command", "$.command" },
        { "{\"command\":\"\"}", "invalid_command", "$.command" },
        { "{\"command\":\"a\",\"argv\":[\"b\"]}", "invalid_command", "$.argv" },
        { "{\"argv\":[]}", "invalid_command", "$.argv" },
        { "{\"argv\":[\"\"]}", "invalid_command", "$.argv" },
        { "{\"argv\":\"sleep\"}", "invalid_body", "$.argv" },
        { "{\"argv\":[\"sleep\",1]}", "invalid_body", "$.argv[1]" },
        { "{\"command\":\"a\",\"env\":{\"A\":1}}", "invalid_body", "$.env.A" },
        { "{\"command\":\"a\",\"env\":[]}", "invalid_body", "$.env" },
        { "{\"command\":\"a\",\"env\":{\"\":\"x\"}}", "invalid_body", "$.env." },
        { "{\"command\":\"a\",\"env\":{\"A=B\":\"x\"}}", "invalid_body", "$.env.A=B" },
        { "{\"command\":\"a\",\"env\":{\"A\":\"\\u0000\"}}", "invalid_body", "$.env.A" },
        { "{\"command\":\"a\",\"env\":{\"SERVICE_AGENT_INSTANCE\":\"x\"}}", "invalid_body", "$.env.SERVICE_AGENT_INSTANCE" },
        { "{\"command\":\"a\",\"cwd\":\"tmp\"}", "invalid_body", "$.cwd" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_is_not_understood_is_refused_with_the_members_name(string body, string code, string path)
    {
        var answer = await _agent.Post("/service/refused/deploy", body);

        AssertProblem(answer, HttpStatusCode.BadRequest, code);
        Assert.Contains(path, answer.Body.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetString()));
        await AssertUnknown("refused");
    }

    [Fact]
    public async Task Every_mistake_in_a_body_is_listed()
    {
        var answer = await _agent.Post("/service/refused/deploy", """{"command":1,"env":{"A":2},"cwd":"x","colour":"red"}""");

        var paths = answer.Body.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetString());
        Assert.Equal(["$.command", "$.env.A", "$.cwd", "$.colour"], paths);
    }

    public static TheoryData<string> Commands => new()
    {
        """{"argv":["/no/such/program"]}""",
        """{"argv":["no-such-program"]}""",
        """{"argv":["/etc/passwd"]}""",
        """{"argv":["/etc"]}""",
        """{"command":"true","cwd":"/no/such/directory"}""",
        """{"command":"true","cwd":"/etc/passwd"}""",
        "{\"command\":\"a\\u0000b\"}",
        $$"""{"command":"{{new string('x', 140_000)}}"}""",
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_that_cannot_be_run_is_refused_and_the_running_service_stays(string body)
    {
        var running = await _agent.Deploy("steady", "exec sleep 1000");

        var answer = await _agent.Post("/service/steady/deploy", body);

        AssertProblem(answer, HttpStatusCode.BadRequest, "invalid_command");
        var status = await _agent.Get("/service/steady/status");
        Assert.Equal(running.Pid, status.Pid);
        Assert.Equal("exec sleep 1000", status["command"]);
    }

    [Theory]
    [InlineData("-first")]
    [InlineData(".hidden")]
    [InlineData("a%2fb")]
    [InlineData("a%20b")]
    [InlineData("%C3%A4")]
    [InlineData("..%2f..%2fetc")]
    public async Task An_id_with_anything_else_in_it_is_refused(string id)
    {
        AssertProblem(await _agent.Deploy(id, "true"), HttpStatusCode.BadRequest, "invalid_service_id");
        AssertProblem(await _agent.Get($"/service/{id}/status"), HttpStatusCode.BadRequest, "invalid_service_id");
    }

    [Fact]
    public async Task An_id_with_a_nul_does_not_even_pass_the_server() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await _agent.Get("/service/a%00b/status")).Status);

    [Fact]
    public async Task An_id_has_128_characters_at_most()
    {
        var longest = new string('a', 128);

        Assert.Equal(HttpStatusCode.OK, (await _agent.Deploy(longest, "exec sleep 1000")).Status);
        AssertProblem(await _agent.Deploy(longest + "a", "true"), HttpStatusCode.BadRequest, "invalid_service_id");
    }

    [Fact]
    public async Task An_empty_id_is_refused() =>
        AssertProblem(await _agent.Deploy("", "true"), HttpStatusCode.BadRequest, "invalid_service_id");

    [Fact]
    public async Task A_path_that_climbs_out_leads_nowhere() =>
        AssertProblem(await _agent.Deploy("../x", "true"), HttpStatusCode.NotFound, "route_not_found");

    [Fact]
    public async Task A_body_over_the_limit_is_too_large()
    {
        var body = JsonSerializer.Serialize(new { command = new string('x', 1 << 20) });

        AssertProblem(await _agent.Post("/service/large/deploy", body), HttpStatusCode.RequestEntityTooLarge, "body_too_large");
        await AssertUnknown("large");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/vnd.api+json")]
    [InlineData(null)]
    public async Task A_body_that_is_not_declared_as_json_is_refused(string? type)
    {
        var content = new ByteArrayContent("""{"command":"true"}"""u8.ToArray());
        content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);

        var answer = await _agent.Send(HttpMethod.Post, "/service/plain/deploy", content);

        AssertProblem(answer, HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        await AssertUnknown("plain");
    }

    [Fact]
    public async Task A_body_that_is_not_utf8_is_refused()
    {
        var content = new ByteArrayContent([.. "{\"command\":\""u8, 0xff, .. "\"}"u8]);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");

        AssertProblem(await _agent.Send(HttpMethod.Post, "/service/broken/deploy", content), HttpStatusCode.BadRequest, "invalid_body");
    }

    [Fact]
    public async Task A_body_nested_without_end_is_refused()
    {
        var body = new StringBuilder().Insert(0, "{\"a\":", 100_000).ToString();

        AssertProblem(await _agent.Post("/service/deep/deploy", body), HttpStatusCode.BadRequest, "invalid_body");
    }

    public static TheoryData<string> Floods => new()
    {
        $$"""{"argv":[{{string.Join(',', Enumerable.Repeat("1", 500_000))}}]}""",
        $$"""{"argv":["true",{{string.Join(',', Enumerable.Repeat("\"\\u0000\"", 100_000))}}]}""",
        $$"""{"{{new string('n', 1_000_000)}}":1}""",
        $$"""{"command":"true","cwd":"/{{new string('n', 1_000_000)}}"}""",
    };

    [Theory]
    [MemberData(nameof(Floods))]
    public async Task However_much_is_wrong_the_answer_stays_short(string body)
    {
        var answer = await _agent.Post("/service/flood/deploy", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.InRange(answer.Body.GetRawText().Length, 1, 100_000);
        await AssertUnknown("flood");
    }

    [Theory]
    [InlineData("zz")]
    [InlineData("FFFFFFFFFFFFFFFF")]
    public async Task A_chunk_whose_size_is_none_is_the_callers_mistake(string size)
    {
        using var client = new TcpClient("127.0.0.1", _agent.Http.BaseAddress!.Port);
        var request = $"POST /service/x/stop HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n{size}\r\n";

        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));

        using var reader = new StreamReader(client.GetStream());
        var answer = await reader.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"bad_request\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_not_found() =>
        AssertProblem(await _agent.Get("/nothing"), HttpStatusCode.NotFound, "route_not_found");

    [Fact]
    public async Task A_method_that_a_path_does_not_take_is_told_with_those_it_takes()
    {
        var answer = await _agent.Get("/service/x/deploy");

        AssertProblem(answer, HttpStatusCode.MethodNotAllowed, "method_not_allowed");
        Assert.Equal(["POST"], answer.Response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("Host", "evil.example", HttpStatusCode.BadRequest, "host_not_allowed")]
    [InlineData("Host", "192.0.2.1:8888", HttpStatusCode.BadRequest, "host_not_allowed")]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden, "cross_site")]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden, "cross_site")]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden, "cross_site")]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden, "cross_site")]
    public async Task No_web_page_can_drive_the_agent(string header, string value, HttpStatusCode status, string code)
    {
        var running = await _agent.Deploy("guarded", "exec sleep 1000");

        AssertProblem(await _agent.Post("/service/guarded/stop", json: null, (header, value)), status, code);

        Assert.Equal(running.Pid, (await _agent.Get("/service/guarded/status")).Pid);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1:1234")]
    [InlineData("[::1]:8888")]
    public async Task Loopback_names_are_welcome(string host) =>
        Assert.Equal(HttpStatusCode.OK, (await _agent.Get("/health", ("Host", host))).Status);

    [Fact]
    public async Task Refusals_come_in_the_callers_language_under_the_same_code()
    {
        var chinese = await _agent.Post("/service/x/deploy", "{}");
        var english = await _agent.Post("/service/x/deploy", "{}", ("Accept-Language", "en"));

        Assert.Equal("缺少 command 参数", chinese["error"]);
        Assert.StartsWith("The parameter command is missing", english["error"], StringComparison.Ordinal);
        Assert.Equal(chinese["code"], english["code"]);
        Assert.Equal(chinese["title"], english["title"]);
    }

    private static void AssertProblem(Answer answer, HttpStatusCode status, string code)
    {
        Assert.Equal(status, answer.Status);
        Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, answer["code"]);
        Assert.Equal("about:blank", answer["type"]);
        Assert.Equal((int)status, answer.Body.GetProperty("status").GetInt32());
        Assert.Single(answer.Response.Headers.GetValues("X-Request-Id"));
        Assert.Equal("nosniff", answer.Response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.False(string.IsNullOrEmpty(answer["title"]));
        Assert.False(string.IsNullOrEmpty(answer["error"]));
        Assert.Equal(answer["detail"], answer["error"]);
    }

    private async Task AssertUnknown(string id) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _agent.Get($"/service/{id}/status")).Status);
}
