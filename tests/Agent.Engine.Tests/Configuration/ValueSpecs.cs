using Akka.Configuration;

namespace Agent.Engine.Tests.Configuration;

public class ValueSpecs
{
    private static readonly Config Config = ConfigurationFactory.ParseString("""
        text = abc
        quoted-number = "12"
        number = 12
        negative = -5
        fraction = 1.5
        huge = 99999999999999999999
        nothing = null
        empty = ""
        object { x = 1, deep { y = 2 } }
        empty-object {}
        list = [1, 2]
        mixed-list = [1, x]
        empty-list = []
        blanks = "  x  "
        """);

    [Fact]
    public void Numbers_are_read_as_any_numeric_type()
    {
        Assert.Equal(12, Config.GetInt("number"));
        Assert.Equal(12, Config.GetInt("quoted-number"));
        Assert.Equal(-5, Config.GetLong("negative"));
        Assert.Equal(1.5, Config.GetDouble("fraction"));
        Assert.Equal(1.5f, Config.GetFloat("fraction"));
        Assert.Equal(1.5m, Config.GetDecimal("fraction"));
        Assert.Equal(1e20, Config.GetDouble("huge"));
    }

    [Fact]
    public void A_missing_path_is_the_default()
    {
        Assert.Equal(7, Config.GetInt("missing", 7));
        Assert.Equal(0, Config.GetInt("object.missing.deeper"));
        Assert.Equal(7L, Config.GetLong("number.below-a-number", 7));
        Assert.Equal(0.5, Config.GetDouble("missing", 0.5));
        Assert.True(Config.GetBoolean("missing", true));
        Assert.False(Config.GetBoolean("missing"));
        Assert.Equal("x", Config.GetString("missing", "x"));
        Assert.Null(Config.GetString("missing"));
        Assert.Equal(TimeSpan.FromSeconds(1), Config.GetTimeSpan("missing", TimeSpan.FromSeconds(1)));
        Assert.Equal(TimeSpan.Zero, Config.GetTimeSpan("missing"));
        Assert.Null(Config.GetByteSize("missing", null));
        Assert.Equal(5, Config.GetByteSize("missing", 5));
        Assert.Empty(Config.GetStringList("missing"));
        Assert.Equal(["x"], Config.GetStringList("missing", ["x"]));
        Assert.Null(Config.GetConfig("missing"));
        Assert.Null(Config.GetValue("missing"));
        Assert.False(Config.HasPath("missing"));
        Assert.False(Config.HasPath("object.missing"));
    }

    [Fact]
    public void What_is_not_text_has_no_text()
    {
        Assert.Null(Config.GetString("nothing"));
        Assert.Null(Config.GetString("nothing", "default"));
        Assert.Null(Config.GetString("object"));
        Assert.Null(Config.GetString("list"));
        Assert.Equal("", Config.GetString("empty"));
        Assert.Equal("x", Config.GetString("blanks"));
        Assert.True(Config.HasPath("nothing"));
    }

    [Theory]
    [InlineData("text", typeof(FormatException))]
    [InlineData("fraction", typeof(FormatException))]
    [InlineData("empty", typeof(FormatException))]
    [InlineData("huge", typeof(OverflowException))]
    [InlineData("nothing", typeof(ArgumentNullException))]
    [InlineData("object", typeof(ArgumentNullException))]
    [InlineData("list", typeof(ArgumentNullException))]
    public void A_value_that_is_no_whole_number_is_refused(string path, Type exception)
    {
        Assert.Throws(exception, () => Config.GetInt(path));
        Assert.Throws(exception, () => Config.GetLong(path));
    }

    [Theory]
    [InlineData("on", true)]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("off", false)]
    [InlineData("false", false)]
    public void A_switch_is_on_or_off_or_true_or_false(string text, bool expected)
    {
        Assert.Equal(expected, ConfigurationFactory.ParseString($"a = {text}").GetBoolean("a", !expected));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("TRUE")]
    [InlineData("null")]
    [InlineData("{}")]
    public void Nothing_else_is_a_switch(string text)
    {
        Assert.Throws<NotSupportedException>(() => ConfigurationFactory.ParseString($"a = {text}").GetBoolean("a"));
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("1.5", 1.5)]
    [InlineData("1e3", 1000)]
    [InlineData("0", 0)]
    [InlineData("5ms", 5)]
    [InlineData("5 ms", 5)]
    [InlineData("5 milliseconds", 5)]
    [InlineData("1 millisecond", 1)]
    [InlineData("5 millis", 5)]
    [InlineData("5s", 5_000)]
    [InlineData("1.5 seconds", 1_500)]
    [InlineData("1 second", 1_000)]
    [InlineData("2m", 120_000)]
    [InlineData("2 minutes", 120_000)]
    [InlineData("2h", 7_200_000)]
    [InlineData("1 hour", 3_600_000)]
    [InlineData("1d", 86_400_000)]
    [InlineData("2 days", 172_800_000)]
    [InlineData("5 micros", 0.005)]
    [InlineData("5 microseconds", 0.005)]
    [InlineData("100ns", 0.0001)]
    [InlineData("200 nanoseconds", 0.0002)]
    [InlineData("infinite", -1)]
    [InlineData("Infinite", -1)]
    public void A_duration_is_a_number_and_a_unit_and_without_one_milliseconds(string text, double milliseconds)
    {
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), ConfigurationFactory.ParseString($"a = {text}").GetTimeSpan("a"));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("-5s")]
    [InlineData("5 weeks")]
    [InlineData("5S")]
    [InlineData("1 000")]
    [InlineData("5ms x")]
    [InlineData("inf")]
    [InlineData("\"\"")]
    [InlineData("abc")]
    public void A_malformed_duration_is_refused(string text)
    {
        Assert.Throws<FormatException>(() => ConfigurationFactory.ParseString($"a = {text}").GetTimeSpan("a"));
    }

    [Fact]
    public void A_duration_can_be_forbidden_to_be_infinite()
    {
        Assert.Throws<FormatException>(() => ConfigurationFactory.ParseString("a = infinite").GetTimeSpan("a", null, allowInfinite: false));
    }

    [Fact]
    public void A_duration_that_is_too_long_overflows()
    {
        Assert.Throws<OverflowException>(() => ConfigurationFactory.ParseString("a = 99999999999d").GetTimeSpan("a"));
    }

    [Theory]
    [InlineData("512", 512)]
    [InlineData("512b", 512)]
    [InlineData("512 B", 512)]
    [InlineData("512 bytes", 512)]
    [InlineData("1k", 1_024)]
    [InlineData("1K", 1_024)]
    [InlineData("1 KiB", 1_024)]
    [InlineData("1kB", 1_000)]
    [InlineData("1 kilobyte", 1_000)]
    [InlineData("10M", 10_485_760)]
    [InlineData("10 MiB", 10_485_760)]
    [InlineData("10 MB", 10_000_000)]
    [InlineData("2 gibibytes", 2_147_483_648)]
    [InlineData("2GB", 2_000_000_000)]
    [InlineData("1T", 1_099_511_627_776)]
    [InlineData("1P", 1_125_899_906_842_624)]
    [InlineData("7E", 8_070_450_532_247_928_832)]
    [InlineData("-5k", -5_120)]
    public void A_size_is_a_number_and_a_unit_and_without_one_bytes(string text, long bytes)
    {
        Assert.Equal(bytes, ConfigurationFactory.ParseString($"a = {text}").GetByteSize("a", null));
    }

    [Theory]
    [InlineData("1KB")]
    [InlineData("1 mb")]
    [InlineData("1.5M")]
    [InlineData("1Z")]
    [InlineData("abc")]
    public void A_malformed_size_is_refused(string text)
    {
        Assert.Throws<FormatException>(() => ConfigurationFactory.ParseString($"a = {text}").GetByteSize("a", null));
    }

    [Fact]
    public void Lists_are_read_as_any_type()
    {
        var config = ConfigurationFactory.ParseString("numbers = [1, 2], switches = [on, false], fractions = [0.5, 2]\ntexts = [a, \"b c\", d e]");

        Assert.Equal([1, 2], config.GetIntList("numbers"));
        Assert.Equal([1L, 2L], config.GetLongList("numbers"));
        Assert.Equal(new byte[] { 1, 2 }, config.GetByteList("numbers"));
        Assert.Equal([0.5, 2], config.GetDoubleList("fractions"));
        Assert.Equal([0.5f, 2], config.GetFloatList("fractions"));
        Assert.Equal([0.5m, 2], config.GetDecimalList("fractions"));
        Assert.Equal([true, false], config.GetBooleanList("switches"));
        Assert.Equal(["a", "b c", "d e"], config.GetStringList("texts"));
    }

    [Fact]
    public void An_empty_list_or_null_is_no_values()
    {
        Assert.Empty(Config.GetIntList("empty-list"));
        Assert.Empty(Config.GetStringList("empty-list"));
        Assert.Empty(Config.GetStringList("nothing"));
    }

    [Fact]
    public void One_wrong_value_spoils_a_list()
    {
        Assert.Throws<FormatException>(() => Config.GetIntList("mixed-list"));
        Assert.ThrowsAny<Exception>(() => Config.GetIntList("missing"));
    }

    [Fact]
    public void A_part_of_a_configuration_is_a_configuration()
    {
        var part = Config.GetConfig("object")!;

        Assert.Equal(1, part.GetInt("x"));
        Assert.Equal(2, part.GetConfig("deep")!.GetInt("y"));
        Assert.True(Config.GetConfig("empty-object")!.IsEmpty);
        Assert.False(part.IsEmpty);
    }

    [Fact]
    public void A_value_says_what_it_is()
    {
        Assert.True(Config.GetValue("text")!.IsString());
        Assert.True(Config.GetValue("list")!.IsArray());
        Assert.True(Config.GetValue("object")!.IsObject());
        Assert.False(Config.GetValue("object")!.IsArray());
        Assert.False(Config.GetValue("list")!.IsString());
        Assert.Null(Config.GetValue("text")!.GetObject());
        Assert.Equal("x", Config.GetValue("blanks")!.GetString());
        Assert.Equal(12, Config.GetValue("number")!.GetLong());
        Assert.True(Config.GetValue("empty-object")!.IsEmpty);
    }

    [Fact]
    public void A_value_can_be_put_below_a_key()
    {
        Assert.Equal(2, Config.GetValue("object")!.AtKey("top").GetInt("top.deep.y"));
    }
}
