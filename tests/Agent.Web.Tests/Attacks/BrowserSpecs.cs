using System.Net;
using System.Text;
using System.Text.Json;
using Agent.Web.Tests.Access.Scopes;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Attacks;

/// <summary>
/// What a browser sends for a page of somebody else's, on the machine of somebody who may do everything: the agent asks for
/// nothing, or the page has got hold of a key.
/// </summary>
public class BrowserSpecs(HastyAgent hasty) : IClassFixture<HastyAgent>
{
    private readonly RunningAgent _agent = hasty.Agent;

    private string Here => $"127.0.0.1:{_agent.Http.BaseAddress!.Port}";

    public static TheoryData<string> Routes => [.. KnownRoute.All.Select(route => route.ToString())];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Routes))]
    public async Task A_page_of_another_site_reaches_no_route(string name)
    {
        var route = KnownRoute.All.Single(known => known.ToString() == name);
        var before = await _agent.State();
        (string, string)[][] pages =
        [
            [("Origin", "https://evil.example"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "cors")],
            [("Origin", "https://evil.example")],
            [("Origin", "null"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate")],
            [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "image")],
            [("Sec-Fetch-Site", "same-site")],
            [("Origin", $"https://{Here}")],
            [("Origin", $"http://{Here}.evil.example")],
            [("Origin", "http://127.0.0.1:1")],
            [("Origin", "http://localhost")],
            [("Origin", $"http://{Here}"), ("Sec-Fetch-Site", "cross-site")],
            [("Origin", $"http://{Here} https://evil.example")],
        ];

        foreach (var headers in pages)
            AssertRefused(await route.Send(_agent, "web-1", headers), HttpStatusCode.Forbidden, "cross_site");

        Assert.Equal(before, await _agent.State());
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Routes))]
    public async Task A_name_that_somebody_else_controls_reaches_no_route(string name)
    {
        var route = KnownRoute.All.Single(known => known.ToString() == name);
        var before = await _agent.State();

        // As after DNS rebinding: for the browser it is the same origin.
        foreach (var host in new[] { "evil.example", $"evil.example:{_agent.Http.BaseAddress!.Port}", "localhost.evil.example", "127.0.0.1.nip.io", "localhost.", "0.0.0.0", "[::]", "192.0.2.1", "2130706433x", "xn--localhost-" })
            AssertRefused(
                await route.Send(_agent, "web-1", ("Host", host), ("Origin", $"http://{host}"), ("Sec-Fetch-Site", "same-origin")),
                HttpStatusCode.BadRequest,
                "host_not_allowed");

        Assert.Equal(before, await _agent.State());
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Routes))]
    public async Task Nobody_is_told_that_he_may_try(string name)
    {
        var route = KnownRoute.All.Single(known => known.ToString() == name);
        var path = route.Template.Replace("{id}", "web-1", StringComparison.Ordinal);

        foreach (var origin in new[] { "https://evil.example", "null", "http://localhost:3000", $"http://{Here}" })
        {
            var answer = await RawConnection.Ask(_agent, $"""
                OPTIONS {path} HTTP/1.1
                Host: {Here}
                Origin: {origin}
                Access-Control-Request-Method: {route.Method}
                Access-Control-Request-Headers: authorization,content-type,x-api-key
                Access-Control-Request-Private-Network: true
                Connection: close


                """.ReplaceLineEndings("\r\n"));

            Assert.StartsWith("HTTP/1.1 4", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("Access-Control", answer, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory(Timeout = 60_000)]
    [InlineData("text/plain", """{"command":"true"}""")]
    [InlineData("text/plain;charset=UTF-8", """{"command":"true"}""")]
    [InlineData("application/x-www-form-urlencoded", """{"command":"true","labels":{"a":"=b"}}""")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"command\"\r\n\r\ntrue\r\n--x--\r\n")]
    [InlineData("text/plain; x=application/json", """{"command":"true"}""")]
    [InlineData("text/json", """{"command":"true"}""")]
    [InlineData("application/json-seq", """{"command":"true"}""")]
    [InlineData("application/xml", "<command>true</command>")]
    [InlineData("application/yaml", "command: 'true'")]
    public async Task What_a_form_can_send_without_being_asked_is_no_body(string type, string body)
    {
        var before = await _agent.State();

        foreach (var path in new[] { "/service/web-1/deploy", "/service/web-1/restart", "/service/new/deploy" })
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.TryAddWithoutValidation("Content-Type", type);

            AssertRefused(await _agent.Send(HttpMethod.Post, path, content), HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        }

        Assert.Equal(before, await _agent.State());
    }

    private static void AssertRefused(Answer answer, HttpStatusCode status, string code)
    {
        // What is no host at all, the server refuses without a word.
        Assert.Equal((status, code), (answer.Status, answer.Body.ValueKind is JsonValueKind.Undefined ? code : answer["code"]));
        Assert.DoesNotContain(answer.Response.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }
}
