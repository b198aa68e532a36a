using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Attacks;

/// <summary>JSON that two readers could understand differently, or that is too much. More of it: <c>BadInputSpecs</c>.</summary>
public class JsonSpecs(HastyAgent hasty) : IClassFixture<HastyAgent>
{
    private static readonly byte[] s_valid = """{"argv":["true"]}"""u8.ToArray();

    private readonly RunningAgent _agent = hasty.Agent;

    public static TheoryData<string, byte[]> Bodies => new()
    {
        { "a member twice", """{"argv":["true"],"argv":["false"]}"""u8.ToArray() },
        { "a member twice, once escaped", """{"argv":["true"],"\u0061rgv":["false"]}"""u8.ToArray() },
        { "a member twice, in small and capital letters", """{"argv":["true"],"ARGV":["false"]}"""u8.ToArray() },
        { "a member twice, deep inside", """{"argv":["true"],"stop":{"grace":1,"grace":2}}"""u8.ToArray() },
        { "a variable twice", """{"argv":["true"],"env":{"A":"1","A":"2"}}"""u8.ToArray() },
        { "a member with a null character behind its name", """{"argv":["true"],"argv\u0000":["false"]}"""u8.ToArray() },
        { "a prototype", """{"argv":["true"],"__proto__":{"command":"false"}}"""u8.ToArray() },
        { "a number beyond every type", Encoding.ASCII.GetBytes($$$"""{"argv":["true"],"stop":{"grace":{{{new string('9', 400_000)}}}}}""") },
        { "a number of endless precision", Encoding.ASCII.GetBytes($$$"""{"argv":["true"],"stop":{"grace":99999999.{{{new string('0', 400_000)}}}1}}""") },
        { "an exponent", """{"argv":["true"],"stop":{"grace":1e999999999}}"""u8.ToArray() },
        { "a number with a plus", """{"argv":["true"],"stop":{"grace":+1}}"""u8.ToArray() },
        { "a number with a leading zero", """{"argv":["true"],"stop":{"grace":01}}"""u8.ToArray() },
        { "a number in hexadecimal digits", """{"argv":["true"],"stop":{"grace":0x1}}"""u8.ToArray() },
        { "no number", """{"argv":["true"],"stop":{"grace":NaN}}"""u8.ToArray() },
        { "half of a surrogate pair", """{"argv":["true","\ud800"]}"""u8.ToArray() },
        { "the other half", """{"argv":["true","\udc00x"]}"""u8.ToArray() },
        { "half of a pair in a name", """{"argv":["true"],"labels":{"\ud800":"x"}}"""u8.ToArray() },
        { "a comment", """{"argv":["true"]/* x */}"""u8.ToArray() },
        { "a comma at the end", """{"argv":["true"],}"""u8.ToArray() },
        { "single quotes", """{'argv':['true']}"""u8.ToArray() },
        { "a control character", "{\"argv\":[\"true\",\"\n\"]}"u8.ToArray() },
        { "two documents", """{"argv":["true"]}{"argv":["false"]}"""u8.ToArray() },
        { "a second document on a line of its own", "{\"argv\":[\"true\"]}\n{\"argv\":[\"false\"]}"u8.ToArray() },
        { "a zero byte behind it", [.. s_valid, 0] },
        { "a mark of the byte order", [0xEF, 0xBB, 0xBF, .. s_valid] },
        { "UTF-16", Encoding.Unicode.GetBytes("""{"argv":["true"]}""") },
        { "UTF-16 with a mark", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("""{"argv":["true"]}""")] },
        { "UTF-32", Encoding.UTF32.GetBytes("""{"argv":["true"]}""") },
        { "UTF-7", "+AHsAIgBhAHIAZwB2ACI-:[]}"u8.ToArray() },
        { "overlong UTF-8", [.. "{\"argv\":[\"true\",\""u8, 0xC0, 0xAF, .. "\"]}"u8] },
        { "a surrogate in UTF-8", [.. "{\"argv\":[\"true\",\""u8, 0xED, 0xA0, 0x80, .. "\"]}"u8] },
        { "depth, of lists", Encoding.ASCII.GetBytes(new string('[', 500_000)) },
        { "depth, of lists that end", Encoding.ASCII.GetBytes($$"""{"argv":{{new string('[', 1000)}}{{new string(']', 1000)}}}""") },
        { "a great many members", Encoding.ASCII.GetBytes($$"""{"argv":["true"]{{string.Concat(Enumerable.Range(0, 50_000).Select(number => $",\"m{number}\":1"))}}}""") },
    };

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Bodies))]
    public async Task What_is_not_plain_json_is_refused(string what, byte[] body)
    {
        var before = await _agent.State();

        var (status, type) = await Post(body, new MediaTypeHeaderValue("application/json"));

        Assert.Equal((what, HttpStatusCode.BadRequest, "application/problem+json"), (what, status, type));
        Assert.Equal(before, await _agent.State());
    }

    [Theory(Timeout = 60_000)]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("identity, gzip")]
    public async Task What_is_compressed_is_not_unpacked(string encoding)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionMode.Compress, leaveOpen: true))
            await gzip.WriteAsync(s_valid);

        var (status, _) = await Post(packed.ToArray(), new MediaTypeHeaderValue("application/json"), encoding);

        Assert.Equal(HttpStatusCode.BadRequest, status);
    }

    private async Task<(HttpStatusCode Status, string? Type)> Post(byte[] body, MediaTypeHeaderValue type, string? encoding = null)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = type;
        if (encoding is not null) content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        var answer = await _agent.Send(HttpMethod.Post, "/service/web-1/deploy", content);
        return (answer.Status, answer.Response.Content.Headers.ContentType?.MediaType);
    }
}
