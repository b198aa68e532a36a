using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Audit;

/// <summary>Callers who try to write lines of their own into the agent's log, or into the trail.</summary>
public class InjectionSpecs(AgentFixture fixture) : IClassFixture<AgentFixture>
{
    private const string Forged = "00:00:00.000 INF forged";

    private readonly RunningAgent _agent = fixture.Agent;

    [Theory]
    [InlineData("%0A")]
    [InlineData("%0D%0A")]
    [InlineData("%1B%5B31m")]
    [InlineData("%C2%9B31m")]
    [InlineData("%E2%80%AE")]
    [InlineData("%E2%80%A8")]
    public async Task In_an_id(string trick)
    {
        var request = Guid.NewGuid().ToString("N");

        await _agent.Post($"/service/a{trick}{Uri.EscapeDataString(Forged)}/stop", json: null, ("X-Request-Id", request));

        var row = Assert.Single(await _agent.Audit(), row => row.Of("request") == request);
        AssertPlain(row.Of("action")!);
        Assert.Null(row.Of("service"));
        AssertNothingForged();
    }

    [Theory]
    [InlineData("a\u001b[31m")]
    [InlineData("a\tb")]
    [InlineData("a b")]
    [InlineData("a\u009b31m")]
    public async Task In_the_request_id(string id)
    {
        var answer = await Raw($"POST /service/header/stop HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Request-Id: {id}\r\nContent-Length: 0\r\n\r\n");

        Assert.DoesNotContain(id, answer, StringComparison.Ordinal);
        Assert.All(await _agent.Audit(), row => AssertPlain(row.Of("request")!));
    }

    [Theory]
    [InlineData("Origin: https://evil\u001b[31m.example")]
    [InlineData("Accept-Language: en\u001b[31m")]
    [InlineData("User-Agent: a\u001b[31m")]
    [InlineData("X-Forwarded-For: 10.0.0.1\u001b[31m")]
    public async Task In_another_header(string header)
    {
        await Raw($"POST /service/header/stop HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{header}\r\nContent-Length: 0\r\n\r\n");

        Assert.All(await _agent.Audit(), AssertPlain);
        Assert.DoesNotContain('\u001b', _agent.Output);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\u001b[31m")]
    [InlineData("\u202e")]
    public async Task In_a_command(string trick)
    {
        await _agent.Post("/service/forging/deploy", JsonSerializer.Serialize(new { argv = new[] { $"/no{trick}{Forged}" } }));
        await _agent.Post("/service/forging/deploy", JsonSerializer.Serialize(new { command = $"exit 1 #{trick}{Forged}" }));
        await _agent.Post("/service/forging/deploy", JsonSerializer.Serialize(new { command = "true", cwd = $"/no{trick}{Forged}" }));
        await _agent.Until("/service/forging/status", answer => answer["state"] != "running");

        Assert.All(await _agent.Audit(), AssertPlain);
        AssertNothingForged();
    }

    private static void AssertPlain(JsonElement row)
    {
        foreach (var member in row.EnumerateObject()) AssertPlain(member.Value.ToString());
    }

    private static void AssertPlain(string text) =>
        Assert.DoesNotContain(text, c => char.IsControl(c) || c is '\u202e' or '\u2028' or '\u2029');

    private void AssertNothingForged()
    {
        Assert.DoesNotContain(_agent.Output.Split('\n', '\r', '\u2028'), line => line.StartsWith("00:00:00.000", StringComparison.Ordinal));
        Assert.DoesNotContain(_agent.Output, c => c is '\u001b' or '\u009b' or '\u202e');
    }

    private async Task<string> Raw(string request)
    {
        using var client = new TcpClient("127.0.0.1", _agent.Http.BaseAddress!.Port);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request));

        using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
