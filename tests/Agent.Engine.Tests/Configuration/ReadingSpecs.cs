using Akka.Configuration;

namespace Agent.Engine.Tests.Configuration;

public class ReadingSpecs
{
    [Theory]
    [InlineData("a = 1")]
    [InlineData("a : 1")]
    [InlineData("a=1")]
    [InlineData("{ a = 1 }")]
    [InlineData("  a = 1  ")]
    [InlineData("a =\n  1")]
    [InlineData("\"a\" = 1")]
    [InlineData("a = \"1\"")]
    [InlineData("a = 1, b = 2")]
    [InlineData("b = 2\r\na = 1\r\n")]
    [InlineData("a = 1 # one")]
    [InlineData("a = 1 // one")]
    [InlineData("# a = 2\n// a = 3\na = 1")]
    [InlineData("a = 0\na = 1")]
    public void A_member_is_a_key_a_separator_and_a_value(string hocon)
    {
        Assert.Equal(1, ConfigurationFactory.ParseString(hocon).GetInt("a"));
    }

    [Theory]
    [InlineData("a.b.c = 1")]
    [InlineData("a { b { c = 1 } }")]
    [InlineData("a = { b = { c = 1 } }")]
    [InlineData("a : { b.c : 1 }")]
    [InlineData("a.b { c = 1 }")]
    [InlineData("a\n{\n  b\n  {\n    c = 1\n  }\n}")]
    [InlineData("a . b . c = 1")]
    [InlineData("\"a\".\"b\".c = 1")]
    [InlineData("a { x = 1 }\na { b { c = 1 } }")]
    [InlineData("a = { b = { c = 0 } }, a.b.c = 1")]
    [InlineData("a = text\na.b.c = 1")]
    public void Objects_nest_by_braces_and_by_dots(string hocon)
    {
        Assert.Equal(1, ConfigurationFactory.ParseString(hocon).GetInt("a.b.c"));
    }

    [Theory]
    [InlineData("k = plain", "plain")]
    [InlineData("k = two words", "two words")]
    [InlineData("k = with  inner   blanks   ", "with  inner   blanks")]
    [InlineData("k = a/b-c_d.e;f'g'(h)<i>%|~", "a/b-c_d.e;f'g'(h)<i>%|~")]
    [InlineData("k = part#comment", "part")]
    [InlineData("k = part//comment", "part")]
    [InlineData("k = \"quoted\"", "quoted")]
    [InlineData("k = \"# no // comment { } [ ] = : ,\"", "# no // comment { } [ ] = : ,")]
    [InlineData("k = \"tab\\tline\\nquote\\\"back\\\\slash\\/ \\u0041\\u00e9\"", "tab\tline\nquote\"back\\slash/ Aé")]
    [InlineData("k = \"\"", "")]
    [InlineData("k = \"\"\"as \"it\" \\stands\"\"\"", "as \"it\" \\stands")]
    [InlineData("k = \"\"\"two\nlines\"\"\"", "two\nlines")]
    [InlineData("k = \"joined \" with \"this\"", "joined  with this")]
    [InlineData("k = \"a\"b", "ab")]
    [InlineData("k = 服务", "服务")]
    public void Text_is_unquoted_quoted_or_triple_quoted(string hocon, string text)
    {
        Assert.Equal(text, ConfigurationFactory.ParseString(hocon).GetString("k"));
    }

    [Theory]
    [InlineData("\"a.b\" = 1", "\"a.b\"")]
    [InlineData("x.\"a.b\".y = 1", "x.\"a.b\".y")]
    [InlineData("two words = 1", "two words")]
    [InlineData("/user/actor = 1", "/user/actor")]
    [InlineData("\"/user/*\" { router = 1 }", "\"/user/*\".router")]
    [InlineData("\"with \\\" quote\" = 1", "with \" quote")]
    [InlineData("10 = 1", "10")]
    [InlineData("include = 1", "include")]
    [InlineData("included = 1", "included")]
    public void Keys_can_be_quoted_and_have_unusual_characters(string hocon, string path)
    {
        Assert.Equal(1, ConfigurationFactory.ParseString(hocon).GetInt(path));
    }

    [Theory]
    [InlineData("l = [1, 2, 3]")]
    [InlineData("l = [1, 2, 3,]")]
    [InlineData("l = [\n  1\n  2\n  3\n]")]
    [InlineData("l = [ 1, # one\n 2, // two\n 3 ]")]
    [InlineData("l = [1] [2, 3]")]
    [InlineData("l = [\"1\",\"2\",\"3\"]")]
    [InlineData("l = [9]\nl = [1, 2, 3]")]
    [InlineData("l = text\nl = [1, 2, 3]")]
    public void A_list_has_commas_or_line_ends_between_its_values(string hocon)
    {
        Assert.Equal([1, 2, 3], ConfigurationFactory.ParseString(hocon).GetIntList("l"));
    }

    [Fact]
    public void A_list_can_hold_lists_and_objects()
    {
        var list = ConfigurationFactory.ParseString("l = [ two words, [1, 2], { name = x }, { name = y } ]").GetValue("l")!.GetArray();

        Assert.Equal("two words", list[0].GetString());
        Assert.Equal([1, 2], list[1].GetIntList());
        Assert.Equal("x", list[2].GetObject()!.GetKey("name")!.GetString());
        Assert.Equal("y", list[3].GetChildObject("name")!.GetString());
    }

    [Fact]
    public void The_same_object_twice_is_merged_and_anything_else_replaced()
    {
        var config = ConfigurationFactory.ParseString("""
            a { kept = 1, over = 1, deep = { kept = 1 }, list = [1, 2] }
            a { over = 2, deep = { more = 2 }, list = [3] }
            b { gone = 1 }
            b = text
            c = text
            c { new = 1 }
            d = { x = 1 } { y = 2 }
            """);

        Assert.Equal(1, config.GetInt("a.kept"));
        Assert.Equal(2, config.GetInt("a.over"));
        Assert.Equal(1, config.GetInt("a.deep.kept"));
        Assert.Equal(2, config.GetInt("a.deep.more"));
        Assert.Equal([3], config.GetIntList("a.list"));
        Assert.Equal("text", config.GetString("b"));
        Assert.False(config.HasPath("b.gone"));
        Assert.Equal(1, config.GetInt("c.new"));
        Assert.Equal([1, 2], [config.GetInt("d.x"), config.GetInt("d.y")]);
    }

    [Fact]
    public void Members_keep_the_order_of_their_first_mention()
    {
        var config = ConfigurationFactory.ParseString("b = 1, a = 2, c = 3, a = 4");

        Assert.Equal(["b=1", "a=4", "c=3"], config.AsEnumerable().Select(member => $"{member.Key}={member.Value.GetInt()}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \r\n\t")]
    [InlineData("# only a comment")]
    [InlineData("{}")]
    public void Nothing_is_an_empty_configuration(string hocon)
    {
        Assert.True(ConfigurationFactory.ParseString(hocon).IsEmpty);
    }

    [Fact]
    public void The_file_that_a_person_would_write_is_read()
    {
        var config = ConfigurationFactory.ParseString("""
            # The agent.
            agent {
              listen { host = "127.0.0.1", port = 8888 }

              // How services are stopped.
              supervision {
                stop-grace = 10 s
                max-output = 64 MiB
                signals = [TERM, KILL]
              }
              services."web.1".command = "sh -c 'echo $PATH'"
            }
            akka { loglevel = INFO }
            """);

        Assert.Equal(8888, config.GetInt("agent.listen.port"));
        Assert.Equal(TimeSpan.FromSeconds(10), config.GetTimeSpan("agent.supervision.stop-grace"));
        Assert.Equal(64 * 1024 * 1024, config.GetByteSize("agent.supervision.max-output", null));
        Assert.Equal(["TERM", "KILL"], config.GetStringList("agent.supervision.signals"));
        Assert.Equal("sh -c 'echo $PATH'", config.GetString("agent.services.\"web.1\".command"));
        Assert.Equal("INFO", config.GetConfig("akka")!.GetString("loglevel"));
    }
}
