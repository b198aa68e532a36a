using System.Text;
using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Agent.Engine.Tests.Embedded;

public class HoconLimitSpecs
{
    [Theory]
    [InlineData("a = {")]
    [InlineData("a {")]
    [InlineData("[")]
    [InlineData("a.")]
    [InlineData("{")]
    [InlineData("a = ${")]
    [InlineData("\"")]
    [InlineData("x ")]
    [InlineData("\\")]
    [InlineData("\n\n}")]
    [InlineData("a = \"\\")]
    public void Megabytes_of_garbage_are_an_error(string garbage)
    {
        var text = new StringBuilder().Insert(0, garbage, 4_000_000 / garbage.Length).ToString();

        Assert.Throws<FormatException>(() => ConfigurationFactory.ParseString(text));
    }

    [Fact]
    public void A_large_configuration_is_read()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 20_000; i++)
            text.Append("key").Append(i).Append(" { number = ").Append(i).Append(", text = some words of text }\n");

        Assert.Equal(19_999, ConfigurationFactory.ParseString(text.ToString()).GetInt("key19999.number"));
    }

    [Fact]
    public void A_hundred_levels_are_read_and_printed()
    {
        var text = string.Concat(Enumerable.Repeat("a { ", 100)) + "b = 1" + new string('}', 100);

        Assert.Contains("b : 1", ConfigurationFactory.ParseString(text).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a = ${a}")]
    [InlineData("a = 1\na = ${a} 2")]
    [InlineData("a = [1]\na = ${a} [2]")]
    [InlineData("a = ${?a}")]
    [InlineData("a = ${b}\nb = ${a}")]
    [InlineData("a = ${b}x\nb = ${c}\nc = ${a}")]
    [InlineData("a = { b = ${a} }")]
    [InlineData("a = [${a}]")]
    [InlineData("a { b = ${c} }\nc { d = ${a} }")]
    [InlineData("a = ${b} { c = ${a} }\nb = { x = 1 }")]
    [InlineData("a = ${a.b}")]
    [InlineData("a = ${b.c}\nb = ${a.c}")]
    public void Substitutions_that_lead_back_to_themselves_are_an_error(string hocon)
    {
        var exception = Assert.Throws<FormatException>(() => ConfigurationFactory.ParseString(hocon));

        Assert.Contains("column", exception.Message, StringComparison.Ordinal);
        Assert.Contains("itself", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a{0} = ${{a{1}}} ${{a{1}}}")]
    [InlineData("a{0} = [${{a{1}}}, ${{a{1}}}]")]
    [InlineData("a{0} {{ x = ${{a{1}}}, y = ${{a{1}}} }}")]
    public void Lines_that_double_each_other_are_an_error(string line)
    {
        var text = new StringBuilder("a0 = 0123456789\n");
        for (var i = 1; i < 60; i++)
            text.AppendFormat(null, line, i, i - 1).Append('\n');

        Assert.Throws<FormatException>(() => ConfigurationFactory.ParseString(text.ToString()));
    }

    [Theory]
    [InlineData("a{1} = ${{a{0}}}")]
    [InlineData("a{0} = {{ x = ${{a{1}}} }}")]
    [InlineData("a{1} = {{ x = ${{a{0}}} }}")]
    [InlineData("a{0} = [${{a{1}}}]")]
    [InlineData("a{0} = ${{a{1}}}x")]
    [InlineData("a{1} = ${{a{0}}}x")]
    public void Endless_chains_of_substitutions_are_an_error(string line)
    {
        var text = new StringBuilder("a0 = x\na20000 = x\n");
        for (var i = 1; i < 20_000; i++)
            text.AppendFormat(null, line, i, i - 1).Append('\n');

        Assert.Throws<FormatException>(() => ConfigurationFactory.ParseString(text.ToString()));
    }

    [Fact]
    public void A_long_chain_of_names_for_one_value_is_read()
    {
        var text = new StringBuilder("a0 = x\n");
        for (var i = 1; i < 20_000; i++)
            text.Append('a').Append(i).Append(" = ${a").Append(i - 1).Append("}\n");

        Assert.Equal("x", ConfigurationFactory.ParseString(text.ToString()).GetString("a19999"));
    }

    [Fact]
    public void A_document_that_includes_itself_is_an_error()
    {
        static HoconRoot Read(string name) => Parser.Parse($"include \"{name}\"", Read);

        Assert.Contains("includes itself", Assert.Throws<FormatException>(() => Read("x")).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => ConfigurationFactory.FromResource<HoconLimitSpecs>("circular.conf"));
        Assert.Equal(1, ConfigurationFactory.ParseString("include \"x\"", _ => Parser.Parse("a = 1", null)).GetInt("a"));
    }

    [Fact]
    public void A_document_that_includes_itself_in_an_object_is_an_error()
    {
        static HoconRoot Read(string name) => Parser.Parse($"a.b.c.d.e.f {{ include \"{name}\"\n }}", Read);

        Assert.Throws<FormatException>(() => Read("x"));
    }

    [Fact]
    public void Random_text_is_read_or_refused()
    {
        var random = new Random(20240711);
        string[] pieces = ["a", "b", ".", "=", ":", "{", "}", "[", "]", ",", "\n", " ", "\"", "\"\"\"", "${a}", "${?b}", "${a.b}", "$", "#", "//", "\\", "1", "include \"x\"", "+=", "null", "\t", "é"];
        var read = 0;

        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                var config = ConfigurationFactory.ParseString(text, _ => Parser.Parse("a { b = 1, c = ${?b} }", null));
                Assert.Equal($"{config}", $"{ConfigurationFactory.ParseString($"{config}")}");
                read++;
            }
            catch (Exception refusal) when (refusal is FormatException or ConfigurationException)
            {
                Assert.True(refusal.Message.Contains("column", StringComparison.Ordinal), $"{text}: {refusal}");
            }
        }

        Assert.InRange(read, 200, 19_800);
    }
}
