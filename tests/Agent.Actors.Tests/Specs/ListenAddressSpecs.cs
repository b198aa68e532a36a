using Agent.Actors.Specs;

namespace Agent.Actors.Tests.Specs;

public class ListenAddressSpecs
{
    [Theory]
    [InlineData("127.0.0.1:8080")]
    [InlineData("0.0.0.0:1")]
    [InlineData("[::1]:65535")]
    [InlineData("unix:/run/x.sock")]
    public void An_address_is_written_as_it_is_read(string text)
    {
        Assert.True(ListenAddress.TryParse(text, out var address));
        Assert.Equal(text, address.ToString());
    }

    [Fact]
    public void An_address_of_ipv6_has_one_spelling_in_the_end()
    {
        Assert.True(ListenAddress.TryParse("[0:0::0001]:80", out var address));
        Assert.Equal("[::1]:80", address.ToString());
    }

    [Fact]
    public void A_path_has_107_bytes_at_most()
    {
        Assert.True(ListenAddress.TryParse($"unix:/{new string('x', 106)}", out _));
        Assert.False(ListenAddress.TryParse($"unix:/{new string('x', 107)}", out _));
        Assert.False(ListenAddress.TryParse($"unix:/{new string('路', 36)}", out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("8080")]
    [InlineData(":8080")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:0")]
    [InlineData("127.0.0.1:65536")]
    [InlineData("127.0.0.1:-1")]
    [InlineData("127.0.0.1: 80")]
    [InlineData("127.1:80")]
    [InlineData("010.0.0.1:80")]
    [InlineData("localhost:80")]
    [InlineData("::1:80")]
    [InlineData("[::1]")]
    [InlineData("unix:")]
    [InlineData("unix:/")]
    [InlineData("unix:/run/")]
    [InlineData("unix:run/x.sock")]
    [InlineData("unix:/run/\0x")]
    [InlineData("tcp:127.0.0.1:80")]
    public void Anything_else_is_none(string text) => Assert.False(ListenAddress.TryParse(text, out _));
}
