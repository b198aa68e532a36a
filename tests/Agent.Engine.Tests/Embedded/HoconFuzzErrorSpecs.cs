using Agent.Engine.Tests.Fuzzing;
using Akka.Configuration;

namespace Agent.Engine.Tests.Embedded;

/// <summary>Akka.NET's parser throws any of several exceptions; this one has two.</summary>
public class HoconFuzzErrorSpecs
{
    [Fact]
    public void What_is_malformed_is_refused_with_one_of_two_exceptions()
    {
        foreach (var (number, chance) in FuzzRun.From(0, FuzzRun.Inputs))
        {
            var hocon = HoconInputs.Next(chance);

            if (Record.Exception(() => ConfigurationFactory.ParseString(hocon)) is { } failure)
                Assert.True(failure is FormatException or ConfigurationException, $"{failure} {FuzzRun.Describe(number, hocon)}");
        }
    }

    [Theory(Timeout = 60_000)]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("a{")]
    [InlineData("a.")]
    [InlineData("a=[")]
    [InlineData("${a}")]
    [InlineData("${?a")]
    public async Task However_deep_it_goes_it_is_refused_or_read(string level)
    {
        var hocon = "a = " + string.Concat(Enumerable.Repeat(level, 1_000_000 / level.Length));

        var failure = await Task.Run(() => Record.Exception(() => ConfigurationFactory.ParseString(hocon)));

        Assert.True(failure is null or FormatException or ConfigurationException, $"{failure}");
    }
}
