using Agent.Actors.Health.Checks;
using Agent.Actors.Health.Probes;
using Agent.Actors.Specs;

namespace Agent.Actors.Tests.Health;

/// <summary>Against a real port.</summary>
public sealed class HttpProbeSpecs : IDisposable
{
    private readonly TinyServer _server = new();

    public void Dispose() => _server.Dispose();

    [Theory(Timeout = 60_000)]
    [InlineData("200 OK", 200, 399, true)]
    [InlineData("204 No Content", 200, 399, true)]
    [InlineData("399 Odd", 200, 399, true)]
    [InlineData("400 Bad", 200, 399, false)]
    [InlineData("503 Busy", 200, 399, false)]
    [InlineData("404 Gone", 404, 404, true)]
    [InlineData("200 OK", 204, 204, false)]
    public async Task The_status_decides(string answer, int min, int max, bool isSuccess)
    {
        _server.Answers["/ready"] = answer;

        var found = await AskAsync(Check("/ready") with { MinStatus = min, MaxStatus = max });

        Assert.Equal(isSuccess, found.IsSuccess);
        if (!isSuccess) Assert.Equal($"GET http://127.0.0.1:{_server.Port}/ready answered {answer[..3]}, wanted {min} to {max}", found.Failure);
    }

    [Fact(Timeout = 60_000)]
    public async Task Its_headers_are_sent_and_replace_the_usual_ones()
    {
        _server.Answers["/"] = "200 OK";

        await AskAsync(Check("/") with { Headers = new Dictionary<string, string> { ["X-Who"] = "me", ["Host"] = "example.org", ["User-Agent"] = "mine" } });

        var request = Assert.Single(_server.Requests).Split("\r\n");
        Assert.Equal("GET / HTTP/1.1", request[0]);
        Assert.Contains("X-Who: me", request);
        Assert.Contains("Host: example.org", request);
        Assert.Contains("User-Agent: mine", request);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_header_that_breaks_out_of_its_line_does_not_reach_the_service()
    {
        _server.Answers["/"] = "200 OK";

        await AskAsync(Check("/") with { Headers = new Dictionary<string, string> { ["X-Who"] = "me\r\nX-Other: you" } });

        Assert.DoesNotContain(_server.Requests, request => request.Contains("\nX-Other", StringComparison.Ordinal));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_redirection_to_the_same_host_is_followed_and_one_to_another_is_not()
    {
        _server.Answers["/here"] = "302 Found\r\nLocation: /there";
        _server.Answers["/there"] = "503 Busy";
        _server.Answers["/away"] = "302 Found\r\nLocation: http://192.0.2.1/";
        _server.Answers["/round"] = "302 Found\r\nLocation: /round";

        Assert.False((await AskAsync(Check("/here"))).IsSuccess);
        Assert.True((await AskAsync(Check("/away"))).IsSuccess);
        Assert.True((await AskAsync(Check("/round"))).IsSuccess); // after so many the last one counts
        Assert.Equal(2 + 1 + 11, _server.Requests.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_does_not_answer_is_given_up_when_its_time_is_over()
    {
        using var time = new CancellationTokenSource();
        var asking = new HttpProbe(Check("/silent"), new HttpClients()).CheckAsync(time.Token);
        Assert.True(SpinWait.SpinUntil(() => !_server.Requests.IsEmpty, TimeSpan.FromSeconds(30)));

        await time.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact(Timeout = 60_000)]
    public async Task Nobody_there_is_a_failure_that_says_so()
    {
        var check = Check("/");
        _server.Dispose();

        var found = await AskAsync(check);

        Assert.StartsWith($"GET http://127.0.0.1:{check.Port}/ got no answer: ", found.Failure, StringComparison.Ordinal);
        Assert.StartsWith($"TCP 127.0.0.1:{check.Port} cannot be reached: ", (await new TcpProbe(new ProbeCheck.Tcp("127.0.0.1", check.Port)).CheckAsync(default)).Failure, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_connection_is_all_that_a_check_by_tcp_wants() =>
        Assert.True((await new TcpProbe(new ProbeCheck.Tcp("127.0.0.1", _server.Port)).CheckAsync(default)).IsSuccess);

    private ProbeCheck.Http Check(string path) => new() { Host = "127.0.0.1", Port = _server.Port, Path = path, MinStatus = 200, MaxStatus = 399 };

    private static Task<ProbeAnswer> AskAsync(ProbeCheck.Http check) => new HttpProbe(check, new HttpClients()).CheckAsync(CancellationToken.None);
}
