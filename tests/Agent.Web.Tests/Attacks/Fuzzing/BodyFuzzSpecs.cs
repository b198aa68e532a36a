using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Agent.Engine.Tests.Fuzzing;

namespace Agent.Web.Tests.Attacks.Fuzzing;

/// <summary>Specs and documents that were valid once. What they name to be run is not there, whatever else becomes of them.</summary>
public class BodyFuzzSpecs(FuzzedAgent fuzzed) : IClassFixture<FuzzedAgent>
{
    private const string Spec = """
        {"argv":["/no/such/program","a"],"env":{"A":"1","B":"早"},"cwd":"/tmp","no_new_privileges":true,"stop":{"signal":"QUIT","grace":1.5},
        "restart":{"policy":"never","success_exit_codes":[0,143],"backoff":{"min":"500ms","factor":1.5,"max":"90s","reset":10},"limit":{"starts":3,"window":"1h","mode":"fail"}},
        "ready":{"http":{"scheme":"http","host":"127.0.0.1","port":1,"path":"/ready?x=1","headers":{"X-A":"1"},"status":"200-299"},"period_seconds":0.5,"success_threshold":2},
        "live":{"tcp":{"port":1},"initial_delay_seconds":60},"startup":{"log":{"pattern":"^a|b$","stream":"stderr"},"failure_threshold":30,"timeout_seconds":1},
        "depends_on":{},"listen":[],"strategy":{"type":"recreate","ready_timeout":"1s","auto_rollback":false},"labels":{"team":"edge"},"log":{"merge":true}}
        """;

    private const string Yaml = """
        services:
          made-up: &base
            argv: [/no/such/program, "a"]
            env: {A: '1', B: "\u65e9"}
            stop: {signal: QUIT, grace: 1.5s}
            restart: never
            labels:
              team: edge
              text: |
                several
                lines
          made-up-too:
            argv: ["/no/such/program"]
            labels: *labels
            depends_on: {made-up: started}

        """;

    private static readonly string s_document = $$"""{"services":{"made-up":{{Spec}},"made-up-too":{"argv":["/no/such/program"],"depends_on":{"made-up":"started"} } } }""";

    private static readonly Mutation s_json = new(
    [
        "{", "}", "[", "]", ",", ":", "\"", "\"a\":1,", "\"argv\":[],", "null", "true", "1e999", "-", "0", ".", "\\u0000", "\\ud800", "\\", "//", "/*", "\uFEFF", "\0", "NaN", "[[[[[[[[[[", "{\"a\":{\"a\":",
    ]);

    private static readonly Mutation s_yaml = new(
    [
        "&a ", "*a", "*base", "<<: *base\n", "!!binary ", "!!str ", "!x ", "? ", "- ", ": ", "|", ">-", "|9", "%YAML 1.1\n", "%TAG ! x\n", "---\n", "...\n", "\t", "\n", "{", "}", "[", "]", "'", "\"", "#", "~", "\0", "\uFEFF", "\u2028",
        "\\x", "\\ud800", "0o17", ".inf", "[[[[[[[[[[[[[[[[", "{{{{{{{{", "        ", "a: &x [*x]\n", "null", "1e999",
    ]);

    private static readonly (string Method, string Path, string Valid)[] s_commands =
    [
        ("POST", "/service/made-up/deploy", Spec),
        ("POST", "/service/web-1/deploy", Spec),
        ("PUT", "/services?dry_run=true&prune=true", s_document),
        ("POST", "/service/nobody/restart", """{"argv":["/no/such/program","a"]}"""),
        ("POST", "/service/nobody/rollback", """{"revision":1}"""),
        ("POST", "/service/nobody/signal", """{"signal":"HUP","to":"group"}"""),
        ("POST", "/service/nobody/stop", """{"grace":"1s"}"""),
    ];

    [Fact]
    public Task Json_that_says_something_else() => fuzzed.Send(chance =>
    {
        var (method, path, valid) = s_commands[chance.Next(s_commands.Length)];
        return Made(method, path, Encoding.UTF8.GetBytes(JsonMutation.Of(valid, chance)), "application/json");
    });

    [Fact]
    public Task Bytes_that_were_json() => fuzzed.Send(chance =>
    {
        var (method, path, valid) = s_commands[chance.Next(s_commands.Length)];
        return Made(method, path, s_json.Of(Encoding.UTF8.GetBytes(valid), chance), "application/json");
    });

    [Fact]
    public Task Documents_that_are_carried_out() => fuzzed.Send(chance =>
        Made("PUT", "/services", Encoding.UTF8.GetBytes(JsonMutation.Of(s_document, chance)), "application/json"));

    [Fact]
    public Task Bytes_that_were_yaml() => fuzzed.Send(chance => Made(
        "PUT", "/services?dry_run=true", s_yaml.Of(Encoding.UTF8.GetBytes(Yaml), chance), "application/yaml"));

    private (string Input, Func<Task<FuzzAnswer>> Send) Made(string method, string path, byte[] body, string type) =>
        ($"{method} {path} {type} {Encoding.UTF8.GetString(body)}", () => Send(method, path, body, type));

    private async Task<FuzzAnswer> Send(string method, string path, byte[] body, string type)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        request.Headers.Add("Prefer", "wait=5");

        using var answer = await fuzzed.Agent.Http.SendAsync(request);
        return IsFailedInPart(answer, await answer.Content.ReadAsStringAsync())
            ? new FuzzAnswer(HttpStatusCode.MultiStatus, IsDone: true)
            : new FuzzAnswer(answer.StatusCode, IsDone: answer.IsSuccessStatusCode && path.Contains("dry_run", StringComparison.Ordinal) == false);
    }

    // A document that was understood, and whose programs are not there.
    private static bool IsFailedInPart(HttpResponseMessage answer, string body) =>
        answer.StatusCode is HttpStatusCode.InternalServerError && body.Contains("\"apply_failed\"", StringComparison.Ordinal);
}
