using System.Runtime.Versioning;
using Agent.Actors.Logs.Linux;
using Agent.Actors.Services;

namespace Agent.Actors.Tests.Logs;

/// <summary>What is told of logs that cannot be written.</summary>
[SupportedOSPlatform("linux")]
public class OutageSpecs
{
    private static readonly IOException s_failure = new("it broke.");

    private readonly DrivenTime _time = new();
    private readonly List<string> _told = [];
    private readonly Outages _outages;

    public OutageSpecs() => _outages = new Outages(_time, _told.Add);

    [Fact]
    public void One_that_comes_and_goes_is_one()
    {
        for (var second = 0; second < 1000; second++)
        {
            _outages.Begin(LogHome.Web, s_failure);
            _outages.End(LogHome.Web);
            Pass(TimeSpan.FromSeconds(1));
        }

        Assert.Contains("Cannot write the log of web", Assert.Single(_told), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_end_is_told_when_there_was_none_for_a_minute()
    {
        _outages.Begin(LogHome.Web, s_failure);
        _outages.End(LogHome.Web);

        Pass(TimeSpan.FromSeconds(59));
        Assert.Single(_told);

        Pass(TimeSpan.FromSeconds(1));
        Pass(TimeSpan.FromMinutes(5));
        Assert.Equal("The log of web is written again. It was not: it broke.", Assert.Single(_told[1..]));
    }

    [Fact]
    public void One_that_has_begun_again_is_not_told_as_over()
    {
        _outages.Begin(LogHome.Web, s_failure);
        _outages.End(LogHome.Web);
        _outages.Begin(LogHome.Web, s_failure);

        Pass(TimeSpan.FromHours(1));

        Assert.Single(_told);
    }

    [Fact]
    public void It_is_over_for_the_last_of_those_that_it_holds_up()
    {
        var other = ServiceId.Parse("other");
        _outages.Begin(LogHome.Web, s_failure);
        _outages.Begin(other, s_failure);
        _outages.End(LogHome.Web);
        Pass(TimeSpan.FromMinutes(2));
        Assert.Single(_told);

        _outages.End(other);
        Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(2, _told.Count);
    }

    [Fact]
    public void Another_cause_is_another_trouble()
    {
        _outages.Begin(LogHome.Web, s_failure);
        _outages.Begin(LogHome.Web, new IOException("it burnt."));
        Pass(TimeSpan.FromMinutes(2));

        Assert.Equal(["it broke", "it burnt", "it broke"], _told.Select(text => text.Contains("it broke", StringComparison.Ordinal) ? "it broke" : "it burnt"));
    }

    private void Pass(TimeSpan span)
    {
        _time.Advance(span);
        _outages.TellEnded();
    }
}
