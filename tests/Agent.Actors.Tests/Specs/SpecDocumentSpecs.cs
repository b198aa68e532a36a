using Agent.Actors.Journal;
using Agent.Actors.Processes;
using Agent.Actors.Specs;
using Agent.Actors.Specs.Documents;

namespace Agent.Actors.Tests.Specs;

public class SpecDocumentSpecs
{
    public static TheoryData<int> Specs => [.. Enumerable.Range(0, Samples.All.Count())];

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_spec_comes_back_from_the_journal_as_it_was(int sample)
    {
        var spec = Samples.All.ElementAt(sample);

        var read = SpecText.Read(SpecText.Write(spec), Defaults.OfReference);

        Assert.True(CanonicalSpec.Same(spec, read), $"{CanonicalSpec.ToJson(spec)} became {CanonicalSpec.ToJson(read)}");
        Assert.Equal(spec.Command, read.Command);
        Assert.Equal(spec.Stop, read.Stop);
        Assert.Equal(spec.Restart.Backoff, read.Restart.Backoff);
        Assert.Equal(spec.Restart.Limit, read.Restart.Limit);
        Assert.Equal(spec.Live, read.Live);
        Assert.Equal(spec.Startup, read.Startup);
        Assert.Equal(spec.Ready?.Times, read.Ready?.Times);
        Assert.Equal(spec.DependsOn, read.DependsOn);
        Assert.Equal(spec.Listen, read.Listen);
        Assert.Equal(spec.Strategy, read.Strategy);
    }

    [Fact]
    public void A_spec_of_the_first_version_gets_the_defaults_for_what_it_did_not_know()
    {
        const string First = """{"version":1,"argv":["web","--fast"],"env":{"A":"1"},"cwd":"/srv","merge":true}""";

        var read = SpecText.Read(First, Defaults.OfReference);

        var expected = Defaults.OfReference.SpecOf(new Command.Program(["web", "--fast"])) with
        {
            Environment = new Dictionary<string, string> { ["A"] = "1" },
            WorkingDirectory = "/srv",
            MergesOutput = true,
        };
        Assert.True(CanonicalSpec.Same(expected, read));
    }

    [Theory]
    [InlineData("""{"version":4,"spec":{}}""")]
    [InlineData("""{"version":3,"spec":{}}""")]
    [InlineData("""{"version":2}""")]
    [InlineData("""{"version":2,"spec":{"command":"true"}}""")]
    [InlineData("""{"version":0,"command":"true"}""")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"command":"true"}""")]
    [InlineData("true")]
    [InlineData("{")]
    public void Anything_else_is_refused(string text) =>
        Assert.Throws<FormatException>(() => SpecText.Read(text, Defaults.OfReference));

    [Fact]
    public void Order_makes_no_difference_where_there_is_none()
    {
        var other = Samples.Full with
        {
            Environment = new Dictionary<string, string> { ["A"] = "1 \"quoted\"", ["B"] = "" },
            DependsOn = Samples.Full.DependsOn.Reverse().ToDictionary(),
            Labels = Samples.Full.Labels.Reverse().ToDictionary(),
            Restart = Samples.Full.Restart with { SuccessExitCodes = [143, 0, 143] },
        };

        Assert.True(CanonicalSpec.Same(Samples.Full, other));
    }

    [Fact]
    public void The_order_of_addresses_and_every_other_difference_counts()
    {
        Assert.False(CanonicalSpec.Same(Samples.Full, Samples.Full with { Listen = [.. Samples.Full.Listen.Reverse()] }));
        Assert.False(CanonicalSpec.Same(Samples.Full, Samples.Full with { Stop = Samples.Full.Stop with { Grace = TimeSpan.FromTicks(1) } }));
        Assert.False(CanonicalSpec.Same(Samples.Full, Samples.Full with { Ready = null }));
    }

    [Fact]
    public void Durations_are_written_as_seconds() =>
        Assert.Equal(
            """{"min":0,"factor":1.7,"max":7200,"reset":31536000}""",
            CanonicalSpec.ToJson(Samples.Full).GetProperty("restart").GetProperty("backoff").GetRawText());
}
