using System.Net;
using System.Net.Sockets;
using System.Text;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Access.Keys;

/// <summary>What somebody tries who has no key, or one for <c>web-*</c> only.</summary>
public class TrickSpecs(KeyedAgent keyed) : IClassFixture<KeyedAgent>
{
    private readonly RunningAgent _agent = keyed.Agent;

    public static TheoryData<string, string> Requests => new()
    {
        { "GET", "/SERVICES" },
        { "GET", "/services/" },
        { "GET", "//services" },
        { "GET", "/./services" },
        { "GET", "/health/../services" },
        { "GET", "/health/..%2fservices" },
        { "GET", "/%73ervices" },
        { "GET", "/services?x=/health" },
        { "GET", "/services#/health" },
        { "GET", "/health/" + "../../service/db/status" },
        { "GET", "http://localhost/services" },
        { "HEAD", "/services" },
        { "OPTIONS", "/services" },
        { "OPTIONS", "*" },
        { "TRACE", "/services" },
        { "get", "/services" },
        { "POST", "/Service/db/STOP" },
        { "POST", "/service/db/stop/" },
        { "POST", "/service/d%62/stop" },
        { "POST", "/service//db/stop" },
        { "GET", "/nothing" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task No_spelling_of_a_path_opens_anything_to_whoever_has_no_key(string method, string target) =>
        AssertClosed(await Raw(method, target), "401 ", "400 ", "404 ");

    [Theory]
    [InlineData("/service/db/status")]
    [InlineData("/service/DB/status")]
    [InlineData("/SERVICE/db/STATUS")]
    [InlineData("/service/d%62/status")]
    [InlineData("/service/web-%2f..%2fdb/status")]
    [InlineData("/service/web-%252f..%252fdb/status")]
    [InlineData("/service/web-1/../db/status")]
    [InlineData("/service/web-1/%2e%2e/db/status")]
    [InlineData("/service//db/status")]
    [InlineData("/service/web-%00db/status")]
    [InlineData("/service/*/status")]
    [InlineData("/service/web-%0d%0aX:%20y/status")]
    [InlineData("/service/db/status?id=web-1")]
    public async Task No_spelling_of_an_id_reaches_a_service_that_the_key_is_not_for(string target) =>
        AssertClosed(await Raw("GET", target, $"Authorization: Bearer {keyed["Read web"]}"), "403 ", "400 ", "404 ");

    [Fact]
    public async Task Two_credentials_are_none()
    {
        var key = keyed["Admin"];
        string[][] doubled =
        [
            [$"Authorization: Bearer {key}", $"X-API-Key: {key}"],
            [$"Authorization: Bearer {key}", $"Authorization: Bearer {key}"],
            [$"X-API-Key: {key}", $"X-API-Key: {key}"],
            [$"X-API-Key: {key}, {key}"],
            [$"Authorization: Bearer {key}", "X-API-Key: "],
            ["Authorization: Basic YWRtaW46YWRtaW4=", $"X-API-Key: {key}"],
            [$"Authorization: Bearer  {key}"],
            [$"Authorization: {key}"],
            [$"Authorization: Basic {key}"],
            [$"Cookie: X-API-Key={key}"],
            [$"X_API_Key: {key}"],
        ];

        foreach (var headers in doubled)
            AssertClosed(await Raw("GET", "/services", headers), "401 ");
    }

    [Theory]
    [InlineData("Authorization: Bearer {0}")]
    [InlineData("authorization: bearer {0}")]
    [InlineData("X-API-Key: {0}")]
    [InlineData("x-api-key:{0}")]
    public async Task A_key_is_sent_in_either_header(string header) =>
        Assert.StartsWith("HTTP/1.1 200 ", await Raw("GET", "/services", string.Format(null, header, keyed["Read"])), StringComparison.Ordinal);

    [Theory]
    [InlineData("X-Forwarded-For: 127.0.0.1")]
    [InlineData("Forwarded: for=127.0.0.1")]
    [InlineData("X-Original-URL: /health")]
    [InlineData("X-Rewrite-URL: /health")]
    [InlineData("X-HTTP-Method-Override: GET")]
    [InlineData("X-Forwarded-Client-Cert: CN=admin")]
    [InlineData("Connection: Authorization")]
    public async Task No_header_of_a_proxys_opens_anything(string header) => AssertClosed(await Raw("GET", "/services", header), "401 ");

    [Fact]
    public async Task A_key_in_the_query_does_not_count() => AssertClosed(await Raw("GET", $"/services?api_key={keyed["Admin"]}&access_token={keyed["Admin"]}"), "401 ");

    [Fact]
    public async Task Pages_of_other_origins_are_told_nothing()
    {
        var answer = await Raw("OPTIONS", "/services", "Origin: https://evil.example", "Access-Control-Request-Method: PUT");

        Assert.StartsWith("HTTP/1.1 403 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Access-Control", answer, StringComparison.OrdinalIgnoreCase);
    }

    private static void AssertClosed(string answer, params string[] statuses)
    {
        Assert.Contains(statuses, status => answer.StartsWith($"HTTP/1.1 {status}", StringComparison.Ordinal));
        Assert.DoesNotContain("sleep 1000", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\"state\"", answer, StringComparison.Ordinal);
    }

    // As it is: a client would tidy it up.
    private async Task<string> Raw(string method, string target, params string[] headers)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _agent.Http.BaseAddress!.Port);
        var lines = string.Concat(headers.Select(header => $"{header}\r\n"));

        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{lines}\r\n"));

        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync();
    }
}
