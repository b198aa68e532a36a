using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Agent.Engine.Tests.Configuration;

public class IncludeSpecs
{
    [Fact]
    public void An_include_stands_for_the_members_of_what_it_names()
    {
        var named = new List<string>();
        var config = ConfigurationFactory.ParseString("include \"other.conf\"\nb = 2", name =>
        {
            named.Add(name);
            return Parser.Parse("a = 1, b = 1", null);
        });

        Assert.Equal(["other.conf"], named);
        Assert.Equal(1, config.GetInt("a"));
        Assert.Equal(2, config.GetInt("b"));
    }

    [Fact]
    public void An_include_replaces_what_was_before_it_and_merges_objects()
    {
        var config = ConfigurationFactory.ParseString("a = 1\no { x = 1 }\ninclude \"other\"", _ => Parser.Parse("a = 2, o { y = 2 }", null));

        Assert.Equal(2, config.GetInt("a"));
        Assert.Equal([1, 2], [config.GetInt("o.x"), config.GetInt("o.y")]);
    }

    [Fact]
    public void An_include_inside_an_object_belongs_to_it()
    {
        var config = ConfigurationFactory.ParseString("part {\n  include \"other\"\n}", _ => Parser.Parse("a = 1, b = ${a}", null));

        Assert.Equal(1, config.GetInt("part.a"));
        Assert.Equal(1, config.GetInt("part.b"));
    }

    [Fact]
    public void What_includes_can_change_what_included_substitutions_stand_for()
    {
        var config = ConfigurationFactory.ParseString("part {\n  include \"other\"\n  a = 2\n}", _ => Parser.Parse("a = 1, b = ${a}", null));

        Assert.Equal(2, config.GetInt("part.b"));
    }

    [Fact]
    public void Includes_can_include()
    {
        var documents = new Dictionary<string, string> { ["one"] = "include \"two\"\na = 1", ["two"] = "b = 2" };
        HoconRoot Read(string name) => Parser.Parse(documents[name], Read);

        var config = ConfigurationFactory.ParseString("include \"one\"", Read);

        Assert.Equal([1, 2], [config.GetInt("a"), config.GetInt("b")]);
    }

    [Fact]
    public void A_configuration_can_be_included()
    {
        var other = ConfigurationFactory.ParseString("a = 1");

        Assert.Equal(1, ConfigurationFactory.ParseString("include \"other\"", _ => new HoconRoot(other.Root)).GetInt("a"));
    }

    [Fact]
    public void An_include_that_nobody_reads_is_refused()
    {
        Assert.ThrowsAny<Exception>(() => ConfigurationFactory.ParseString("include \"other\""));
        Assert.ThrowsAny<Exception>(() => ConfigurationFactory.ParseString("include \"other\"", _ => null!));
    }

    [Fact]
    public void A_resource_is_read_from_the_assembly_of_a_type()
    {
        Assert.Equal("hello", ConfigurationFactory.FromResource<IncludeSpecs>("plain.conf").GetString("greeting"));
        Assert.Equal("hello", ConfigurationFactory.FromResource("plain.conf", this).GetString("greeting"));
        Assert.Equal("hello", ConfigurationFactory.FromResource("plain.conf", typeof(IncludeSpecs).Assembly).GetString("greeting"));
        Assert.ThrowsAny<Exception>(() => ConfigurationFactory.FromResource<IncludeSpecs>("missing.conf"));
    }
}
