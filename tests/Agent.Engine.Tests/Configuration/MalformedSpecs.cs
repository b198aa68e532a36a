using Akka.Configuration;

namespace Agent.Engine.Tests.Configuration;

public class MalformedSpecs
{
    [Theory]
    [InlineData("? = 1")]
    [InlineData("a = ?")]
    [InlineData("a = $b")]
    [InlineData("a = x@y")]
    [InlineData("a = \\")]
    [InlineData("a = 1, = 2, ^")]
    [InlineData("a = 1,, b = 2")]
    [InlineData("[1, 2]")]
    [InlineData("a = \"\\q\"")]
    [InlineData("a = \"\\uXYZW\"")]
    public void What_cannot_be_understood_is_a_format_exception(string hocon)
    {
        Assert.Throws<FormatException>(() => ConfigurationFactory.ParseString(hocon));
    }

    [Theory]
    [InlineData("a = http://host")]
    [InlineData("a = b=c")]
    [InlineData("a=1 b=2")]
    [InlineData("a=\"x\" b=2")]
    public void A_separator_in_unquoted_text_is_a_configuration_exception(string hocon)
    {
        Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString(hocon));
    }

    [Fact]
    public void The_line_is_shown()
    {
        var exception = Assert.Throws<FormatException>(() => ConfigurationFactory.ParseString("a = 1\nb = x@y\nc = 3"));

        Assert.Contains("b = x@y", exception.Message, StringComparison.Ordinal);
    }
}
