using Agent.Web.Logs;
using Microsoft.AspNetCore.Http;

namespace Agent.Web.Tests.Logs;

public class AcceptSpecs
{
    [Theory]
    [InlineData(null, null, "text/plain; charset=utf-8")]
    [InlineData(null, "*/*", "text/plain; charset=utf-8")]
    [InlineData(null, "text/*", "text/plain; charset=utf-8")]
    [InlineData(null, "application/x-ndjson", "application/x-ndjson")]
    [InlineData(null, "text/event-stream", "text/event-stream")]
    [InlineData(null, "TEXT/EVENT-STREAM, */*", "text/event-stream")]
    [InlineData(null, "text/event-stream;q=0.5, text/plain;q=0.4", "text/event-stream")]
    [InlineData(null, "text/plain;q=0, */*;q=0.1", "application/x-ndjson")]
    [InlineData(null, "application/*, text/*;q=0.9", "application/x-ndjson")]
    [InlineData(null, "image/png", null)]
    [InlineData("Json", null, "application/x-ndjson")]
    [InlineData("Json", "*/*", "application/x-ndjson")]
    [InlineData("Json", "text/event-stream", "text/event-stream")]
    [InlineData("Json", "text/plain", null)]
    [InlineData("Text", "text/event-stream", null)]
    [InlineData("Text", "*/*", "text/plain; charset=utf-8")]
    public void The_format_is_the_one_that_is_liked_best(string? named, string? accept, string? expected)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Accept = accept;

        var format = LogFormats.Choose(named is null ? null : Enum.Parse<NamedFormat>(named), request);

        Assert.Equal(expected, format?.ContentType);
    }
}
