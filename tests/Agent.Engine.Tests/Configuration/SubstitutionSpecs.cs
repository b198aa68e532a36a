using Akka.Configuration;

namespace Agent.Engine.Tests.Configuration;

public class SubstitutionSpecs
{
    [Theory]
    [InlineData("b = 5\na = ${b}")]
    [InlineData("a = ${b}\nb = 5")]
    [InlineData("a = ${b}\nb = 4\nb = 5")]
    [InlineData("a = ${x.y}\nx.y = 5")]
    [InlineData("a = ${b}\nb = ${c}\nc = 5")]
    [InlineData("a = 1\na = ${b}\nb = 5")]
    [InlineData("a = ${x.y}\nx { y = ${x.z}, z = 5 }")]
    public void A_substitution_is_the_last_value_of_its_path(string hocon)
    {
        Assert.Equal(5, ConfigurationFactory.ParseString(hocon).GetInt("a"));
    }

    [Theory]
    [InlineData("b = x\na = ${b}", "x")]
    [InlineData("b = x\na = ${b}y", "xy")]
    [InlineData("b = x\na = pre ${b} post", "pre x post")]
    [InlineData("b = x\na = ${b} ${b}", "x x")]
    [InlineData("b = x\na = \"quoted \"${b}\"!\"", "quoted x!")]
    [InlineData("b = two words\na = ${b}", "two words")]
    [InlineData("b = x\na = \"${b}\"", "${b}")]
    public void Text_and_substitutions_are_joined(string hocon, string text)
    {
        Assert.Equal(text, ConfigurationFactory.ParseString(hocon).GetString("a"));
    }

    [Fact]
    public void Objects_and_lists_can_be_substituted_too()
    {
        var config = ConfigurationFactory.ParseString("o = { x = 1 }\nl = [1, 2]\na = ${o}\nb = ${l}\nc = ${l} [3]\nd = [0] ${l}\ne = [${o.x}, 9]");

        Assert.Equal(1, config.GetInt("a.x"));
        Assert.Equal([1, 2], config.GetIntList("b"));
        Assert.Equal([1, 2, 3], config.GetIntList("c"));
        Assert.Equal([0, 1, 2], config.GetIntList("d"));
        Assert.Equal([1, 9], config.GetIntList("e"));
    }

    [Fact]
    public void A_part_of_a_configuration_keeps_its_substitutions()
    {
        Assert.Equal(5, ConfigurationFactory.ParseString("part = { a = ${b} }\nb = 5").GetConfig("part")!.GetInt("a"));
    }

    [Fact]
    public void A_substitution_stays_what_it_was_in_its_own_document()
    {
        var config = ConfigurationFactory.ParseString("b = 2").WithFallback("a = ${b}\nb = 1");

        Assert.Equal(1, config.GetInt("a"));
        Assert.Equal(2, config.GetInt("b"));
    }

    [Fact]
    public void A_substitution_without_a_value_is_refused()
    {
        Assert.Throws<FormatException>(() => ConfigurationFactory.ParseString("a = ${there.is.no.such.path}"));
        Assert.Throws<FormatException>(() => ConfigurationFactory.ParseString("a = ${b}").WithFallback("b = 1"));
    }
}
