using Agent.Web.Requests;

namespace Agent.Web.Tests.Units;

public class DurationTextSpecs
{
    [Theory]
    [InlineData("0s", 0)]
    [InlineData("500ms", 500)]
    [InlineData("5s", 5_000)]
    [InlineData("1.5s", 1_500)]
    [InlineData("1m30s", 90_000)]
    [InlineData("2h", 7_200_000)]
    [InlineData("1d", 86_400_000)]
    public void A_duration_is_a_number_and_a_unit_or_several(string text, int milliseconds)
    {
        Assert.True(DurationText.TryParse(text, out var duration));
        Assert.Equal(milliseconds, duration.TotalMilliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("5 s")]
    [InlineData("-5s")]
    [InlineData("5y")]
    [InlineData("1.2.3s")]
    [InlineData("5s!")]
    [InlineData("9999999999999d")]
    public void Anything_else_is_none(string text) => Assert.False(DurationText.TryParse(text, out _));

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(100, "100ms")]
    [InlineData(1_500, "1500ms")]
    [InlineData(90_000, "90s")]
    [InlineData(120_000, "2m")]
    [InlineData(3_600_000, "1h")]
    [InlineData(172_800_000, "2d")]
    public void A_duration_is_written_in_the_largest_unit_that_it_is_a_number_of(int milliseconds, string text) =>
        Assert.Equal(text, DurationText.Of(TimeSpan.FromMilliseconds(milliseconds)));

    [Theory]
    [InlineData("0.3")]
    [InlineData("0.0000001")]
    [InlineData("31535999.9999999")]
    public void Seconds_are_read_to_the_tick(string seconds)
    {
        Assert.True(DurationText.TryRead(System.Text.Json.JsonElement.Parse(seconds), out var duration));
        Assert.Equal(decimal.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture), duration.Ticks / 10_000_000m);
    }
}
