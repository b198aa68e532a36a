using Agent.Web.Requests;
using Microsoft.AspNetCore.Http;

namespace Agent.Web.Tests.Units;

/// <summary>What a caller is told of a body that is no JSON.</summary>
public class BodyLanguageSpecs
{
    [Theory]
    [InlineData("{\n\"command\" 1}", "zh", "请求体不是有效的 JSON：第 2 行第 11 字节处有误")]
    [InlineData("{\"command\":\"\\ud800\"}", "zh", "请求体不是有效的 JSON")]
    public void In_Chinese_there_is_no_English(string body, string language, string error) => Assert.Equal(error, ErrorOf(body, language));

    [Fact]
    public void In_English_it_says_where_and_what() =>
        Assert.StartsWith("The body is not valid JSON: '1' is invalid", ErrorOf("{\n\"command\" 1}", "en"), StringComparison.Ordinal);

    private static string ErrorOf(string body, string language)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.AcceptLanguage = language;
        var mistakes = new Mistakes(context.Request);

        JsonBody.Read(System.Text.Encoding.UTF8.GetBytes(body), mistakes);

        return Assert.Single(mistakes.ToProblem().Value!.Errors!).Error;
    }
}
