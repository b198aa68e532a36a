using System.Text;
using Agent.Web.Applying.Yaml;

namespace Agent.Web.Tests.Applying;

public class YamlSpecs
{
    [Theory]
    [InlineData("a: b", """{"a":"b"}""")]
    [InlineData("{a: [1, two, '3', \"4\"]}", """{"a":[1,"two","3","4"]}""")]
    [InlineData("a: |\n  one\n  two\n", """{"a":"one\ntwo\n"}""")]
    [InlineData("a: >-\n  one\n  two\n", """{"a":"one two"}""")]
    [InlineData("a:\n- 1\n- b: 2\n", """{"a":[1,{"b":2}]}""")]
    [InlineData("---\na: 1\n...\n", """{"a":1}""")]
    [InlineData("\uFEFFa: 1", """{"a":1}""")]
    [InlineData("8080: x", """{"8080":"x"}""")]
    [InlineData("a: &x {b: 1}\nc: *x", """{"a":{"b":1},"c":{"b":1}}""")]
    [InlineData("a: &x 1\nb: &x 2\nc: *x", """{"a":1,"b":2,"c":2}""")]
    [InlineData("a: !!str 1", """{"a":"1"}""")]
    [InlineData("a: ! 1", """{"a":"1"}""")]
    [InlineData("a: \"\\u65e9\"", """{"a":"早"}""")]
    public void A_document_is_read_as_the_json_that_it_stands_for(string yaml, string json) => Assert.Equal(json, Read(yaml));

    [Theory]
    [InlineData("~", "null")]
    [InlineData("", "null")]
    [InlineData("Null", "null")]
    [InlineData("true", "true")]
    [InlineData("FALSE", "false")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("on", "\"on\"")]
    [InlineData("1:30", "\"1:30\"")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("0", "0")]
    [InlineData("-7", "-7")]
    [InlineData("+7", "7")]
    [InlineData("007", "7")]
    [InlineData("0o17", "15")]
    [InlineData("0x1F", "31")]
    [InlineData("0b1", "\"0b1\"")]
    [InlineData("1.5", "1.5")]
    [InlineData(".5", "0.5")]
    [InlineData("1.", "1")]
    [InlineData("1e3", "1000")]
    [InlineData("1.2.3", "\"1.2.3\"")]
    [InlineData("2026-01-01", "\"2026-01-01\"")]
    public void A_plain_scalar_is_what_the_core_schema_of_yaml_1_2_says(string scalar, string json) =>
        Assert.Equal($$"""{"a":{{json}}}""", Read($"a: {scalar}"));

    [Theory]
    [InlineData("a: 1\na: 2", "$.a")]
    [InlineData("a: {b: 1, b: 2}", "$.a.b")]
    [InlineData("a: {b: {c: [*x]}}", "$.a.b.c[0]")]
    [InlineData("a: &x [*x]", "$.a[0]")]
    [InlineData("a: !!binary x", "$.a")]
    [InlineData("a: !ruby/object x", "$.a")]
    [InlineData("a: .inf", "$.a")]
    [InlineData("a: .NaN", "$.a")]
    [InlineData("a: 1e999", "$.a")]
    [InlineData("a: \"\\ud800\"", "$")]
    [InlineData("? [x]\n: 1", "$")]
    [InlineData("--- 1\n--- 2", "$")]
    [InlineData("", "$")]
    [InlineData("# nothing", "$")]
    [InlineData("a: [1\n b: 2", "$")]
    [InlineData("a: b: c", "$")]
    [InlineData("a: @x", "$")]
    public void Anything_else_is_refused_with_its_path(string yaml, string path) =>
        Assert.Equal(path, Assert.Throws<YamlMistakeException>(() => Read(yaml)).Path);

    [Fact]
    public void Aliases_that_grow_without_end_are_refused()
    {
        var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");

        for (var name = 'b'; name <= 'j'; name++)
            bomb.Append($"{name}: &{name} [{string.Join(", ", Enumerable.Repeat($"*{(char)(name - 1)}", 10))}]\n");

        Assert.Throws<YamlMistakeException>(() => Read(bomb.ToString()));
    }

    [Fact]
    public void A_long_text_is_not_repeated_without_end() =>
        Assert.Throws<YamlMistakeException>(() => Read($"- &a {new string('x', 100_000)}\n{string.Concat(Enumerable.Repeat("- *a\n", 1000))}"));

    [Theory]
    [InlineData("[")]
    [InlineData("- ")]
    [InlineData("{a: ")]
    public void Nesting_without_end_is_refused(string open) =>
        Assert.Throws<YamlMistakeException>(() => Read(string.Concat(Enumerable.Repeat(open, 1000))));

    [Fact]
    public void Depth_by_aliases_counts_too() =>
        Assert.Throws<YamlMistakeException>(() => Read(string.Concat(Enumerable.Range(0, 40).Select(n => $"- &a{n} [{(n == 0 ? "x" : $"*a{n - 1}")}]\n"))));

    [Fact]
    public void Whatever_is_sent_is_read_or_refused()
    {
        var random = new Random(20261127);
        const string Alphabet = "ab01 \n\n\t:-?,[]{}#&*!|>'\"%@`~.\\xu\0\u0085中";
        var outcomes = new int[2];

        for (var i = 0; i < 5000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            outcomes[TryRead(text) ? 1 : 0]++;
        }

        Assert.All(outcomes, count => Assert.True(count > 0));
    }

    private static bool TryRead(string text)
    {
        try
        {
            Read(text);
            return true;
        }
        catch (YamlMistakeException)
        {
            return false;
        }
    }

    private static string Read(string yaml) => Encoding.UTF8.GetString(YamlJson.Write(YamlTree.Read(yaml.TrimStart('\uFEFF')), 1 << 20));
}
