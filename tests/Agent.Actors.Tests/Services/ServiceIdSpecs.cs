using Agent.Actors.Services;

namespace Agent.Actors.Tests.Services;

public class ServiceIdSpecs
{
    [Theory]
    [InlineData("a")]
    [InlineData("7")]
    [InlineData("web-1.example_com")]
    [InlineData("A..b")]
    public void Letters_digits_and_three_signs_make_an_id(string text)
    {
        Assert.True(ServiceId.TryParse(text, out var id));
        Assert.Equal(text, id.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("-a")]
    [InlineData("_a")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("a\0")]
    [InlineData("a\n")]
    [InlineData("ä")]
    [InlineData("$a")]
    public void Anything_else_is_none(string? text) => Assert.False(ServiceId.TryParse(text, out _));

    [Fact]
    public void An_id_is_at_most_128_long()
    {
        Assert.True(ServiceId.TryParse(new string('a', 128), out _));
        Assert.False(ServiceId.TryParse(new string('a', 129), out _));
    }
}
