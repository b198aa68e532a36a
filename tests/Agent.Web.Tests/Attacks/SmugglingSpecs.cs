using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Attacks;

/// <summary>
/// Requests in which a proxy in between and the agent could see different ends. Behind each stands one that would stop a
/// service: whoever takes the beginning for a request of its own carries that out.
/// </summary>
public class SmugglingSpecs(HastyAgent hasty) : IClassFixture<HastyAgent>
{
    private const string Inner = "POST /service/web-1/stop HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";

    private readonly RunningAgent _agent = hasty.Agent;

    // {inner}: the request behind; {n}: its length; {x}: its length in hexadecimal digits.
    public static TheoryData<string, string> Tricks => new()
    {
        { "both lengths", "Content-Length: {n}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{inner}" },
        { "both lengths, the other way round", "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n{x}\r\n{inner}\r\n0\r\n\r\n" },
        { "two different lengths", "Content-Length: 0\r\nContent-Length: {n}\r\n\r\n{inner}" },
        { "two lengths in one", "Content-Length: 0, {n}\r\n\r\n{inner}" },
        { "two equal lengths", "Content-Length: {n}\r\nContent-Length: {n}\r\n\r\n{inner}" },
        { "a length with a sign", "Content-Length: +0\r\n\r\n{inner}" },
        { "a length with a sign that hides the next", "Content-Length: +{n}\r\n\r\n{inner}{inner}" },
        { "a length behind a vertical tab", "Content-Length: \u000b0\r\n\r\n{inner}" },
        { "a negative length", "Content-Length: -1\r\n\r\n{inner}" },
        { "a length in hexadecimal digits", "Content-Length: 0x0\r\n\r\n{inner}" },
        { "a length beyond every number", "Content-Length: 99999999999999999999999\r\n\r\n{inner}" },
        { "a length that is none", "Content-Length: \r\n\r\n{inner}" },
        { "a length with a space in it", "Content-Length: 1 0\r\n\r\n{inner}" },
        { "a length whose name ends with a space", "Content-Length : 0\r\n\r\n{inner}" },
        { "a length on a folded line", "Content-Length:\r\n 0\r\n\r\n{inner}" },
        { "a header that is folded", "X-Folded: a\r\n b\r\nContent-Length: 0\r\n\r\n{inner}" },
        { "a header that begins with a space", " X-First: a\r\nContent-Length: 0\r\n\r\n{inner}" },
        { "an unknown encoding", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n{inner}" },
        { "an encoding behind another", "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n{inner}" },
        { "an encoding that is not the last", "Transfer-Encoding: gzip, chunked, gzip\r\n\r\n0\r\n\r\n{inner}" },
        { "an encoding with a tab", "Transfer-Encoding:\tx\tchunked\r\n\r\n0\r\n\r\n{inner}" },
        { "an encoding whose name ends with a space", "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n{inner}" },
        { "a vertical tab before the encoding", "Transfer-Encoding: \u000bchunked\r\n\r\n0\r\n\r\n{inner}" },
        { "a chunk whose size is none", "Transfer-Encoding: chunked\r\n\r\nx\r\n{inner}" },
        { "a chunk whose size has a sign", "Transfer-Encoding: chunked\r\n\r\n+0\r\n\r\n{inner}" },
        { "a chunk whose size is negative", "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n{inner}" },
        { "a chunk whose size begins with 0x", "Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n{inner}" },
        { "a chunk whose size overflows", "Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\n\r\n{inner}" },
        { "a chunk longer than its size", "Transfer-Encoding: chunked\r\n\r\n1\r\nxyz\r\n0\r\n\r\n{inner}" },
        { "a chunk without an end", "Transfer-Encoding: chunked\r\n\r\n1\r\nx0\r\n\r\n{inner}" },
        { "bare line feeds around a chunk", "Transfer-Encoding: chunked\r\n\r\n0\n\n{inner}" },
        { "a line feed in a chunk's extension", "Transfer-Encoding: chunked\r\n\r\n0;a\n\r\n{inner}" },
        { "a bare carriage return", "X-Bare: a\rContent-Length: {n}\r\n\r\n{inner}" },
        { "a zero byte in a header", "X-Zero: a\0b\r\nContent-Length: 0\r\n\r\n{inner}" },
        { "a zero byte in a header's name", "X-Ze\0ro: a\r\nContent-Length: 0\r\n\r\n{inner}" },
        { "a header without a colon", "Nothing\r\nContent-Length: 0\r\n\r\n{inner}" },
        { "a header without a name", ": nothing\r\nContent-Length: 0\r\n\r\n{inner}" },
    };

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Tricks))]
    public async Task Never_is_a_part_of_a_request_taken_for_another(string trick, string request)
    {
        var before = await _agent.State();
        var text = request.Replace("{inner}", Inner, StringComparison.Ordinal)
            .Replace("{n}", $"{Inner.Length}", StringComparison.Ordinal)
            .Replace("{x}", $"{Inner.Length:x}", StringComparison.Ordinal);

        var answer = await RawConnection.Ask(_agent, $"POST /service/nobody/stop HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{text}");

        Assert.True(IsOneRefusal(answer), $"{trick}: {answer}");
        Assert.Equal(before, await _agent.State());
    }

    // At most one answer, and that a refusal; or none at all.
    private static bool IsOneRefusal(string answer) =>
        answer.Length == 0 || (answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal) && answer.Split("HTTP/1.1 ").Length == 2);
}
