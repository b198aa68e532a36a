using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Agent.Engine.Tests.Embedded;

public class HoconErrorSpecs
{
    [Theory]
    [InlineData("a = 1\nb = x@y", 2, 6)]
    [InlineData("a = 1\r\nb = ?\r\n", 2, 5)]
    [InlineData("a {\n  b = 1\n", 1, 3)]
    [InlineData("a = {\n  b = 1\n", 1, 5)]
    [InlineData("a = 1\n}", 2, 1)]
    [InlineData("{ a = 1 }\nb = 2 }", 2, 7)]
    [InlineData("a = [1, 2\nb = 3", 2, 3)]
    [InlineData("a = [1,\n  2\n", 1, 5)]
    [InlineData("a = ]", 1, 5)]
    [InlineData("a = }", 1, 5)]
    [InlineData("a = [,1]", 1, 6)]
    [InlineData("a = [1,,2]", 1, 8)]
    [InlineData("a = [\"x\" = 3]", 1, 10)]
    [InlineData("a", 1, 2)]
    [InlineData("a\n\n", 1, 2)]
    [InlineData("a =", 1, 4)]
    [InlineData("a = 1\nb\nc = 2", 3, 1)]
    [InlineData("a = 1 b = 2", 1, 9)]
    [InlineData("= 1", 1, 1)]
    [InlineData(".a = 1", 1, 1)]
    [InlineData("a..b = 1", 1, 3)]
    [InlineData("a. = 1", 1, 4)]
    [InlineData("a := 1", 1, 4)]
    [InlineData(",a = 1", 1, 1)]
    [InlineData("a = 1\nb = \"never\nclosed\"", 2, 5)]
    [InlineData("a = \"\"\"never\nclosed\"\"", 1, 5)]
    [InlineData("\"a = 1", 1, 1)]
    [InlineData("a = \"x\\q\"", 1, 7)]
    [InlineData("a = \"\\u12G4\"", 1, 6)]
    [InlineData("a = ${b", 1, 5)]
    [InlineData("a = ${}", 1, 5)]
    [InlineData("a = 1\nb = ${c.d}", 2, 5)]
    [InlineData("a += 1", 1, 3)]
    [InlineData("a = { b = 1 } text", 1, 15)]
    [InlineData("a = text { b = 1 }", 1, 10)]
    [InlineData("a = [1] { b = 1 }", 1, 9)]
    [InlineData("b = [1]\na = text ${b}", 2, 10)]
    [InlineData("a { b = 1 } { c = 2 }", 1, 13)]
    [InlineData("include file(\"x\")", 1, 14)]
    [InlineData("include \"x\"", 1, 1)]
    [InlineData("[1]", 1, 1)]
    [InlineData("a = \0", 1, 5)]
    public void A_mistake_is_shown_with_its_line_and_column(string hocon, int line, int column)
    {
        var exception = Record.Exception(() => ConfigurationFactory.ParseString(hocon));

        Assert.True(exception is FormatException or ConfigurationException, $"{exception}");
        Assert.Contains($"(at line {line}, column {column})", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_place_is_marked_below_its_line()
    {
        var exception = Assert.Throws<FormatException>(() => ConfigurationFactory.ParseString("a = 1\n  key = x@y # why\nb = 2"));

        Assert.Equal("""
            '@' cannot stand in a value outside quotes (at line 2, column 10)
                key = x@y # why
                       ^
            """, exception.Message);
    }

    [Fact]
    public void A_line_of_any_length_makes_a_short_message()
    {
        var exception = Assert.Throws<FormatException>(() => ConfigurationFactory.ParseString($"a = {new string('x', 1_000_000)}@{new string('y', 1_000_000)}"));

        Assert.InRange(exception.Message.Length, 1, 500);
        Assert.Contains("column 1000005", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_in_a_resource_names_it()
    {
        var exception = Assert.Throws<FormatException>(() => ConfigurationFactory.FromResource<HoconErrorSpecs>("malformed.conf"));

        Assert.Contains("(at line 2, column 10 of malformed.conf)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_resource_is_named_with_those_that_there_are()
    {
        var exception = Assert.Throws<ConfigurationException>(() => ConfigurationFactory.FromResource<HoconErrorSpecs>("missing.conf"));

        Assert.Contains("missing.conf", exception.Message, StringComparison.Ordinal);
        Assert.Contains("plain.conf", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("99999999999999999999")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public void A_value_of_the_wrong_type_is_named_by_its_path(string text)
    {
        var config = ConfigurationFactory.ParseString($"some.path = {text}");

        Assert.All<Action>(
            [
                () => config.GetInt("some.path"), () => config.GetByteSize("some.path.missing", null),
                () => config.GetBoolean("some.path"), () => config.GetTimeSpan("some.path"), () => config.GetLong("some.path"),
            ],
            read => Assert.Contains("some.path", Record.Exception(read)?.Message ?? "some.path", StringComparison.Ordinal));
        Assert.Contains("some.path", Record.Exception(() => config.GetInt("some.path"))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_should_be_a_list_and_is_none_is_named_by_its_path()
    {
        var config = ConfigurationFactory.ParseString("text.list = a, object.list = { x = 1 }, mixed.list = [1, x]");

        Assert.Contains("text.list", Assert.Throws<FormatException>(() => config.GetStringList("text.list")).Message, StringComparison.Ordinal);
        Assert.Contains("object.list", Assert.Throws<FormatException>(() => config.GetIntList("object.list")).Message, StringComparison.Ordinal);
        Assert.Contains("mixed.list", Assert.Throws<FormatException>(() => config.GetIntList("mixed.list")).Message, StringComparison.Ordinal);
        Assert.Contains("no.list", Assert.Throws<ConfigurationException>(() => config.GetIntList("no.list")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_that_does_not_fit_overflows()
    {
        Assert.Throws<OverflowException>(() => ConfigurationFactory.ParseString("a = 8E").GetByteSize("a", null));
    }
}
