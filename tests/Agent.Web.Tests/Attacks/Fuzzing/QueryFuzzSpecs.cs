using System.Net;
using System.Text;
using Agent.Engine.Tests.Fuzzing;

namespace Agent.Web.Tests.Attacks.Fuzzing;

/// <summary>Queries that were valid once.</summary>
public class QueryFuzzSpecs(FuzzedAgent fuzzed) : IClassFixture<FuzzedAgent>
{
    private static readonly string[] s_valid =
    [
        "/service/web-1/logs?tail=10&stream=stdout",
        "/service/web-1/logs?since=2026-01-01T00:00:00Z&until=1h&format=json",
        "/service/web-1/logs?from=1:0",
        "/service/web-1/events?limit=10&after=3",
        "/service/web-1/exits?limit=10",
        "/service/web-1/revisions?limit=1",
        "/service/web-1/spec?revision=1",
        "/audit?limit=10&after=1&who=ci&service=web-1",
        "/audit?since=1h&until=2030-01-01T00:00:00Z&status=200",
        "/services?label=a",
    ];

    private static readonly Mutation s_mutation = new(
    [
        "&", "=", "?", ";", "%", "%00", "%0a", "%ff", "%ed%a0%80", "+", "-1", "0", "99999999999999999999", "1e9", "0x10", "NaN", "true", "now", "1h", "-1h", "99999d", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00-14:00",
        "limit=1", "limit=1&limit=2", "after=0", "from=0:0", "from=:", "from=9223372036854775807:9223372036854775807", "tail=0", "stream=x", "since=", "until=1s", "format=x", "service=*", "follow=false", "[]", "a[b]=c", "早", "..", "\0",
    ]);

    [Fact]
    public Task No_query_makes_the_agent_fail() => fuzzed.Send(chance =>
    {
        var valid = s_valid[chance.Next(s_valid.Length)];
        var split = valid.IndexOf('?', StringComparison.Ordinal) + 1;
        // Whoever follows waits for what never comes.
        var query = s_mutation.Of(valid[split..], chance).Replace("follow", "fallow", StringComparison.OrdinalIgnoreCase);
        var path = valid[..split] + string.Concat(Encoding.UTF8.GetBytes(query).Select(Written));

        return (path, () => Ask(path));
    });

    // As it is where a request line can hold it.
    private static string Written(byte part) => part is > 0x20 and < 0x7f and not (byte)'#' ? ((char)part).ToString() : $"%{part:x2}";

    private async Task<FuzzAnswer> Ask(string path)
    {
        using var answer = await fuzzed.Agent.Http.GetAsync(new Uri(path, UriKind.Relative));
        return new FuzzAnswer(answer.StatusCode, IsDone: false);
    }
}
