using Akka.Configuration;

namespace Agent.Engine.Tests.Embedded;

public class HoconReadingSpecs
{
    [Theory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    public void Yes_and_no_are_switches_too(string text, bool expected)
    {
        Assert.Equal(expected, ConfigurationFactory.ParseString($"a = {text}").GetBoolean("a", !expected));
    }

    [Theory]
    [InlineData("a { x = 1 }, b = 2")]
    [InlineData("a = { x = 1 },\nb = 2,\n")]
    [InlineData("\uFEFFa { x = 1 }\nb = 2")]
    [InlineData("a { x = 1 } b = 2")]
    [InlineData("a = [], a = { x = 1 }, b = 2")]
    public void Commas_and_marks_stand_where_hocon_has_them(string hocon)
    {
        var config = ConfigurationFactory.ParseString(hocon);

        Assert.Equal([1, 2], [config.GetInt("a.x"), config.GetInt("b")]);
    }

    [Fact]
    public void Microseconds_have_a_short_name()
    {
        Assert.Equal(TimeSpan.FromMicroseconds(5), ConfigurationFactory.ParseString("a = 5us").GetTimeSpan("a"));
    }

    [Fact]
    public void What_is_printed_reads_back_as_the_same()
    {
        var config = ConfigurationFactory.ParseString("""
            plain = text, spaces = two words, url = "http://x", quotes = "say \"hi\" \\ \t\u0001", empty = "", nothing = null
            "key with.dot" { "a/b" = 1 }, list = [1, "a b", [2], { c = d }], none = [], object {}, sub = ${list} [3]
            comment = "#x", plus = "a+=b"
            """);

        var again = ConfigurationFactory.ParseString(config.ToString());

        Assert.Equal(config.ToString(), again.ToString());
        Assert.Equal("say \"hi\" \\ \t\u0001", again.GetString("quotes"));
        Assert.Equal(1, again.GetInt("\"key with.dot\".\"a/b\""));
        Assert.Null(again.GetString("nothing"));
        Assert.Equal(5, again.GetValue("sub")!.GetArray().Count);
    }
}
