using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Attacks;

/// <summary>Callers who take their time, many at once (slowloris).</summary>
public class SlowSpecs(HastyAgent hasty) : IClassFixture<HastyAgent>
{
    private const int Callers = 100;

    private readonly RunningAgent _agent = hasty.Agent;

    [Theory(Timeout = 60_000)]
    [InlineData("")]
    [InlineData("GET /services HT")]
    [InlineData("GET /services HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")]
    [InlineData("POST /service/web-1/stop HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")]
    [InlineData("POST /service/web-1/stop HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")]
    [InlineData("PUT /services HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/yaml\r\nContent-Length: 1000\r\n\r\nservices:")]
    public async Task Whoever_never_comes_to_an_end_is_turned_away_and_keeps_nobody_from_being_answered(string beginning)
    {
        var before = await _agent.State();
        var connections = await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => RawConnection.To(_agent)));

        foreach (var connection in connections) await connection.Send(beginning);
        Assert.Equal("ok", (await _agent.Get("/health"))["status"]);
        var answers = await Task.WhenAll(connections.Select(connection => connection.ReadToEnd()));

        Assert.All(answers, answer => Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 408 ", StringComparison.Ordinal), answer));
        Assert.Equal(before, await _agent.State());
        foreach (var connection in connections) connection.Dispose();
    }

    [Fact(Timeout = 60_000)]
    public async Task Whoever_sends_a_byte_now_and_then_does_not_gain_time()
    {
        using var connection = await RawConnection.To(_agent);
        await connection.Send("POST /service/web-1/stop HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{");
        var answer = connection.ReadToEnd();

        // As fast as he likes, but never what is asked for: the agent's patience ends it.
        while (answer.IsCompleted == false && await connection.Send(" "))
            await Task.WhenAny(answer, Task.Delay(TimeSpan.FromMilliseconds(100)));

        Assert.StartsWith("HTTP/1.1 408 ", await answer, StringComparison.Ordinal);
    }
}
