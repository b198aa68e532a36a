using System.Globalization;
using System.Net;
using System.Text;
using Agent.Engine.Tests.Fuzzing;

namespace Agent.Web.Tests.Attacks.Fuzzing;

/// <summary>Bytes that were a request once.</summary>
public class RequestFuzzSpecs(FuzzedAgent fuzzed) : IClassFixture<FuzzedAgent>
{
    private const string Head = "Host: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n";

    // Ends the connection, whatever became of what was before it.
    private static readonly byte[] s_last = Encoding.ASCII.GetBytes($"\r\n\r\nGET /health HTTP/1.1\r\n{Head}\r\n");

    private static readonly string[] s_valid =
    [
        $"GET /health HTTP/1.1\r\n{Head}\r\n",
        $"GET /services HTTP/1.1\r\n{Head}Accept-Language: en\r\n\r\n",
        $"GET /service/web-1/logs?tail=10&stream=stdout HTTP/1.1\r\n{Head}Accept: application/x-ndjson\r\n\r\n",
        $"GET /service/web-1/events?limit=3 HTTP/1.1\r\n{Head}\r\n",
        $"POST /service/nobody/stop HTTP/1.1\r\n{Head}Content-Length: 14\r\n\r\n{{\"grace\":\"1s\"}}",
        $"POST /service/nobody/restart HTTP/1.1\r\n{Head}Prefer: wait=1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{{   }}\r\n0\r\n\r\n",
        $"POST /service/made-up/deploy HTTP/1.1\r\n{Head}X-Request-Id: one\r\nContent-Length: 33\r\n\r\n{{\"argv\":[\"/no/such/program\",\"a\"]}}",
        $"PUT /services?dry_run=true HTTP/1.1\r\n{Head}Content-Length: 15\r\n\r\n{{\"services\":{{}}}}",
        $"DELETE /service/nobody/ HTTP/1.1\r\n{Head}X-API-Key: sa_0123456789ab_0\r\n\r\n",
    ];

    private static readonly Mutation s_mutation = new(
    [
        "\r\n", "\n", "\r", "\0", ": ", " ", "\t", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "GET ", "POST ", "PUT ", "%00", "%2e%2e%2f", "%", "?", "#", "//", "..", "&", "=", ";",
        "Content-Length: 0\r\n", "Content-Length: 99999999999\r\n", "Transfer-Encoding: chunked\r\n", "Expect: 100-continue\r\n", "Upgrade: h2c\r\n", "Host: evil.example\r\n", "Host: xn--a-\r\n", "Origin: null\r\n",
        "Authorization: Bearer x\r\n", "Authorization: Bearer a.b.c\r\n", "Prefer: wait=0\r\n", "Accept: */*;q=x\r\n", "Range: bytes=0-\r\n", "Content-Encoding: gzip\r\n", "0\r\n\r\n", "ffffffff\r\n", "\u00ff", "早",
    ]);

    [Fact]
    public Task No_request_makes_the_agent_fail_or_hang_and_none_that_is_refused_changes_anything() => fuzzed.Send(chance =>
    {
        var bytes = s_mutation.Of(Encoding.UTF8.GetBytes(s_valid[chance.Next(s_valid.Length)]), chance);
        return (Encoding.Latin1.GetString(bytes), () => Ask(bytes));
    });

    private async Task<FuzzAnswer> Ask(byte[] request)
    {
        var answer = await RawConnection.Ask(fuzzed.Agent, [.. request, .. s_last]);
        return new FuzzAnswer(WorstOf(answer), IsDone: false); // What would change something asks for a service that is not there.
    }

    // There may be several requests in what was one.
    private static HttpStatusCode? WorstOf(string answer)
    {
        var statuses = answer.Split("HTTP/1.1 ").Skip(1).Select(part => int.Parse(part[..3], CultureInfo.InvariantCulture)).Where(status => status != 505).ToList();

        return statuses.Count == 0 ? null : (HttpStatusCode)statuses.Max();
    }
}
