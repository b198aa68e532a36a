using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Agent.Engine.Tests.Embedded;

/// <summary>Akka.NET reads <c>${?x}</c> as the whole document, and loses what is joined with an object.</summary>
public class HoconSubstitutionSpecs
{
    private const string Variable = "AGENT_ENGINE_TESTS_VARIABLE";

    static HoconSubstitutionSpecs() => Environment.SetEnvironmentVariable(Variable, "from the environment");

    [Theory]
    [InlineData($"a = ${{?{Variable}}}")]
    [InlineData($"a = ${{{Variable}}}")]
    [InlineData($"a = 1\na = ${{?{Variable}}}")]
    [InlineData($"a = from ${{?no.such.path}}the environment")]
    [InlineData($"a = ${{b}}\nb = ${{?{Variable}}}")]
    [InlineData($"a = from the ${{?b}}\nb = environment")]
    [InlineData($"a = ${{\"b.c\"}}\n\"b.c\" = from the environment")]
    [InlineData($"a = ${{ b }}\nb = from the environment")]
    public void A_substitution_can_be_an_environment_variable(string hocon)
    {
        Assert.Equal("from the environment", ConfigurationFactory.ParseString(hocon).GetString("a"));
    }

    [Fact]
    public void A_path_of_the_document_goes_before_an_environment_variable()
    {
        Assert.Equal("document", ConfigurationFactory.ParseString($"{Variable} = document\na = ${{?{Variable}}}").GetString("a"));
    }

    [Theory]
    [InlineData("a = ${?no.such.path}")]
    [InlineData("a = ${?no.such.path} ${?nor.this}")]
    [InlineData("a = ${?b}\nb = ${?no.such.path}")]
    public void An_optional_substitution_without_a_value_is_no_member(string hocon)
    {
        Assert.False(ConfigurationFactory.ParseString(hocon).HasPath("a"));
        Assert.Equal(5, ConfigurationFactory.ParseString(hocon).WithFallback("a = 5").GetInt("a"));
    }

    [Theory]
    [InlineData("a = 5\na = ${?no.such.path}")]
    [InlineData("a = ${b}\na = ${?no.such.path}\nb = 5")]
    [InlineData("a = 4\na = ${?b}\na = ${?no.such.path}\nb = 5")]
    [InlineData("a = 5 ${?no.such.path}")]
    public void An_optional_substitution_without_a_value_leaves_what_there_was(string hocon)
    {
        Assert.Equal(5, ConfigurationFactory.ParseString(hocon).GetInt("a"));
    }

    [Fact]
    public void An_optional_substitution_without_a_value_is_no_part_of_a_list()
    {
        Assert.Equal([1, 2], ConfigurationFactory.ParseString("a = [1, ${?no.such.path}, 2]").GetIntList("a"));
        Assert.Equal([1], ConfigurationFactory.ParseString("a = [1] ${?no.such.path}").GetIntList("a"));
    }

    [Theory]
    [InlineData("a = ${b} { y = 2 }")]
    [InlineData("a = { x = 0 } ${b} { y = 2 }")]
    [InlineData("a = ${b} ${c}")]
    [InlineData("a = ${b}\na { y = 2 }")]
    [InlineData("a = ${b}\na.y = 2")]
    [InlineData("a { y = 2 }\na = ${b}")]
    [InlineData("a = ${b}\na = ${c}")]
    [InlineData("a = text\na = ${b}\na = ${?no.such.path}\na = ${c}")]
    [InlineData("d = ${b}\nd.y = 2\na = ${d}")]
    public void Objects_and_substituted_objects_are_merged(string hocon)
    {
        var config = ConfigurationFactory.ParseString($"b = {{ x = 1, deep.x = 1 }}\nc = {{ y = 2 }}\n{hocon}");

        Assert.Equal([1, 2, 1], [config.GetInt("a.x"), config.GetInt("a.y"), config.GetInt("a.deep.x")]);
        Assert.False(config.HasPath("b.y"));
    }

    [Fact]
    public void A_substituted_object_can_be_changed_in_its_depth()
    {
        var config = ConfigurationFactory.ParseString("""
            base { deep { kept = 1, over = 1 }, optional = 1 }
            other { over = 2 }
            a = ${base} { deep = ${other}, optional = ${?no.such.path} }
            b = ${a.deep.kept}
            """);

        Assert.Equal([1, 2, 1, 1], [config.GetInt("a.deep.kept"), config.GetInt("a.deep.over"), config.GetInt("a.optional"), config.GetInt("b")]);
        Assert.Equal(1, config.GetInt("base.deep.over"));
    }

    [Fact]
    public void Text_replaces_a_substituted_object_and_a_list_an_object()
    {
        var config = ConfigurationFactory.ParseString("b { x = 1 }\na = ${b}\na = text\nc = ${b}\nc = [1]\nd { y = 2 }\nd = [1]");

        Assert.Equal("text", config.GetString("a"));
        Assert.Equal([1], config.GetIntList("c"));
        Assert.Equal([1], config.GetIntList("d"));
    }

    [Fact]
    public void An_include_at_the_top_may_have_substitutions()
    {
        var config = ConfigurationFactory.ParseString("include \"x\"\na = 2", _ => Parser.Parse("a = 1, b = ${a}, c = ${?no.such.path}", null));

        Assert.Equal(2, config.GetInt("b"));
        Assert.False(config.HasPath("c"));
    }

    [Fact]
    public void An_include_can_be_used_twice()
    {
        var included = Parser.Parse("a = 1, b = ${a}", null);

        var config = ConfigurationFactory.ParseString("x { include \"it\"\n a = 2 }\ny { include \"it\"\n a = 3 }\nz { include \"it\"\n }", _ => included);

        Assert.Equal([2, 3, 1], [config.GetInt("x.b"), config.GetInt("y.b"), config.GetInt("z.b")]);
    }

    [Fact]
    public void A_resource_includes_resources_of_its_assembly()
    {
        var config = ConfigurationFactory.FromResource<HoconSubstitutionSpecs>("including.conf");

        Assert.Equal("outer", config.GetString("name"));
        Assert.Equal("inner", config.GetString("part.name"));
        Assert.Equal(2, config.GetInt("part.size"));
        Assert.Equal(22, config.GetInt("part.twice"));
    }
}
