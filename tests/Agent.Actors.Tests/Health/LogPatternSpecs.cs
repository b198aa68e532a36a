using Agent.Actors.Health.Checks;

namespace Agent.Actors.Tests.Health;

public class LogPatternSpecs
{
    [Theory]
    [InlineData("ready", "the server is ready", true)]
    [InlineData("^ready$", "ready", true)]
    [InlineData("^ready$", "ready\r", true)]
    [InlineData("^ready$", "not ready", false)]
    [InlineData(@"port \d+", "listening on port 80", true)]
    [InlineData("READY", "ready", false)]
    [InlineData("(?i)READY", "ready", true)]
    [InlineData("^$", "", true)]
    [InlineData("ü", "für", true)]
    public void A_line_matches_or_not(string text, string line, bool expected)
    {
        Assert.True(LogPattern.TryParse(text, out var pattern, out _));

        Assert.Equal(expected, pattern.Matches(System.Text.Encoding.UTF8.GetBytes(line)));
    }

    [Theory]
    [InlineData("", "must have 1 to 1000 characters")]
    [InlineData("(", "is no regular expression: ")]
    [InlineData(@"(a)\1", "cannot be matched without backtracking: ")]
    [InlineData("(?=a)", "cannot be matched without backtracking: ")]
    public void What_is_no_pattern_is_told_why(string text, string expected)
    {
        Assert.False(LogPattern.TryParse(text, out _, out var mistake));

        Assert.StartsWith(expected, mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_line_has_beyond_16_KiB_does_not_count()
    {
        Assert.True(LogPattern.TryParse("end", out var pattern, out _));
        var line = new byte[(16 << 10) + 3];
        "end"u8.CopyTo(line.AsSpan(16 << 10));

        Assert.False(pattern.Matches(line));
        Assert.True(pattern.Matches(line.AsSpan(3)));
    }
}
