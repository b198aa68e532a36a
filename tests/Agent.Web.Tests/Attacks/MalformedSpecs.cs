using System.Text;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Attacks;

/// <summary>What is not HTTP, or was cut off.</summary>
public class MalformedSpecs(HastyAgent hasty) : IClassFixture<HastyAgent>
{
    private readonly RunningAgent _agent = hasty.Agent;

    public static TheoryData<string> Requests => new()
    {
        "\r\n",
        "\0\0\0\0\r\n\r\n",
        "GET\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP\r\n\r\n",
        "GET / HTTP/1\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / http/1.1\r\nHost: localhost\r\n\r\n",
        "GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        " GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET\t/\tHTTP/1.1\r\nHost: localhost\r\n\r\n",
        "G\0T / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET(/) / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /a\0b HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /\u00ff HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET nothing HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET http:// HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET http://user:secret@localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "CONNECT localhost:22 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "CONNECT / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET * HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: \r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: local host\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost:99999\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost:port\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost/\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost@evil.example\r\n\r\n",
        "GET /nothing HTTP/1.0\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET /nothing HTTP/1.1\r\nHost: localhost\r\nUpgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
        "GET /nothing HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
        "POST /service/web-1/stop HTTP/1.1\r\nHost: localhost\r\nExpect: 200-ok\r\nContent-Length: 2\r\nContent-Type: text/plain\r\n\r\n{}",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n\r\n",
        "*1\r\n$4\r\nPING\r\n",
        "EHLO evil.example\r\n",
        $"GET /{new string('a', 9_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n",
        $"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {new string('a', 40_000)}\r\n\r\n",
        $"GET / HTTP/1.1\r\nHost: localhost\r\n{string.Concat(Enumerable.Range(0, 200).Select(number => $"X-{number}: a\r\n"))}\r\n",
        $"{new string('A', 70_000)}",
    };

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Requests))]
    public async Task What_is_not_understood_is_refused_and_changes_nothing(string request)
    {
        var before = await _agent.State();

        var answer = await RawConnection.Ask(_agent, request);

        AssertRefused(answer);
        Assert.Equal(before, await _agent.State());
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_cut_off_anywhere_is_not_carried_out()
    {
        var whole = Encoding.ASCII.GetBytes("POST /service/web-1/stop HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 14\r\n\r\n{\"grace\":\"1s\"}");
        var before = await _agent.State();

        for (var length = 0; length < whole.Length; length++)
        {
            using var connection = await RawConnection.To(_agent);
            await connection.Send(whole[..length]);
        }

        Assert.Equal(before, await _agent.State());
    }

    // Or it is not answered in the same language: the connection is closed, or says HTTP/1.1 required in frames of HTTP/2.
    private static void AssertRefused(string answer) =>
        Assert.True(answer.StartsWith("HTTP/", StringComparison.Ordinal) == false || answer.Split(' ') is ["HTTP/1.1", ['4', _, _], ..] or ["HTTP/1.1", "505", ..], answer);
}
