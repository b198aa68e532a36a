using Akka.Configuration;

namespace Agent.Engine.Tests.Configuration;

public class FallbackSpecs
{
    private static readonly Config Mine = ConfigurationFactory.ParseString("a = { x = 1, list = [1] }\nonly-mine = 1\nboth = text");
    private static readonly Config Theirs = ConfigurationFactory.ParseString("a = { x = 2, y = 3, list = [2, 3] }\nonly-theirs = 2\nboth = { z = 1 }");

    [Fact]
    public void A_fallback_says_what_the_configuration_does_not()
    {
        var config = Mine.WithFallback(Theirs);

        Assert.Equal(1, config.GetInt("a.x"));
        Assert.Equal(3, config.GetInt("a.y"));
        Assert.Equal([1], config.GetIntList("a.list"));
        Assert.Equal(1, config.GetInt("only-mine"));
        Assert.Equal(2, config.GetInt("only-theirs"));
        Assert.Equal(3, config.GetConfig("a")!.GetInt("y"));
    }

    [Fact]
    public void Text_hides_an_object_and_an_object_hides_text()
    {
        Assert.Equal("text", Mine.WithFallback(Theirs).GetString("both"));
        Assert.False(Mine.WithFallback(Theirs).HasPath("both.z"));
        Assert.Equal(1, Theirs.WithFallback(Mine).GetInt("both.z"));
        Assert.Null(Theirs.WithFallback(Mine).GetString("both"));
    }

    [Fact]
    public void Neither_configuration_is_changed()
    {
        Mine.WithFallback(Theirs);

        Assert.False(Mine.HasPath("a.y"));
        Assert.False(Mine.HasPath("only-theirs"));
        Assert.Equal(2, Theirs.GetInt("a.x"));
    }

    [Fact]
    public void Fallbacks_are_asked_in_their_order()
    {
        var config = ConfigurationFactory.ParseString("a = 1").WithFallback("a = 2\nb = 2").WithFallback("a = 3\nb = 3\nc = 3");

        Assert.Equal([1, 2, 3], [config.GetInt("a"), config.GetInt("b"), config.GetInt("c")]);
    }

    [Fact]
    public void No_fallback_or_an_empty_one_changes_nothing()
    {
        Assert.Same(Mine, Mine.WithFallback(null));
        Assert.Same(Mine, ConfigurationFactory.Empty.WithFallback(Mine));
        Assert.Same(Mine, Mine.SafeWithFallback(Mine));
        Assert.Same(Mine, ((Config?)null).SafeWithFallback(Mine));
        Assert.Equal(1, Mine.WithFallback(Config.Empty).GetInt("only-mine"));
        Assert.Throws<ArgumentException>(() => Mine.WithFallback(Mine));
    }

    [Fact]
    public void A_configuration_and_text_can_be_added()
    {
        Assert.Equal(3, (Mine + "only-mine = 2\nmore = 3").GetInt("more"));
        Assert.Equal(1, (Mine + "only-mine = 2").GetInt("only-mine"));
        Assert.Equal(2, ("only-mine = 2" + Mine).GetInt("only-mine"));
    }

    [Fact]
    public void Text_is_a_configuration()
    {
        Config config = "a.b = 1";

        Assert.Equal(1, config.GetInt("a.b"));
    }

    [Fact]
    public void Enumeration_and_root_have_everything_and_text_only_what_is_its_own()
    {
        var config = Mine.WithFallback(Theirs);

        Assert.Equal(["a", "both", "only-mine", "only-theirs"], config.AsEnumerable().Select(member => member.Key).Order());
        Assert.Equal(4, config.Root.GetObject()!.Items.Count);
        Assert.DoesNotContain("only-theirs", config.ToString(), StringComparison.Ordinal);
        Assert.Contains("only-theirs : 2", config.ToString(includeFallback: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Emptiness_is_null_or_no_members()
    {
        Assert.True(((Config?)null).IsNullOrEmpty());
        Assert.True(Config.Empty.IsNullOrEmpty());
        Assert.False(Mine.IsNullOrEmpty());
        Assert.Equal(5, Config.Empty.GetInt("a", 5));
    }
}
