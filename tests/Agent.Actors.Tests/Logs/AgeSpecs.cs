using System.Runtime.Versioning;
using Agent.Actors.Configuration;

namespace Agent.Actors.Tests.Logs;

/// <summary>The log of a service that is silent.</summary>
[SupportedOSPlatform("linux")]
public sealed class AgeSpecs : IDisposable
{
    private readonly DrivenTime _time = new();
    private readonly LogHome _home;

    public AgeSpecs() => _home = new LogHome { Time = _time, Options = LogHome.Defaults with { Compress = true } };

    public void Dispose() => _home.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task A_segment_of_full_age_is_closed_and_compressed_though_nothing_is_written()
    {
        await using var pump = _home.Start();
        await pump.WatchAsync(LogHome.Web);
        _home.Write("one\n");
        LogHome.Eventually(() => pump.Lag(LogHome.Web) == 0);

        LogHome.Eventually(() => IsClosedAfter(TimeSpan.FromHours(25)));

        Assert.Equal("one\n", _home.Text());
        Assert.Equal(0, new FileInfo(_home.Segments()[^1]).Length);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_empty_segment_does_not_grow_old()
    {
        await using var pump = _home.Start();
        await pump.WatchAsync(LogHome.Web);
        _home.Write("one\n");
        LogHome.Eventually(() => pump.Lag(LogHome.Web) == 0);
        LogHome.Eventually(() => IsClosedAfter(TimeSpan.FromHours(25)));

        _time.Advance(TimeSpan.FromDays(3));
        _home.Write("two\n");
        await _home.Until(() => _home.Text() == "one\ntwo\n");

        Assert.Equal(2, _home.Segments().Length);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_has_grown_old_while_no_agent_ran_is_closed_by_the_next()
    {
        _home.Write("one\n");
        await _home.RunOnce();
        _time.Advance(TimeSpan.FromDays(2));

        await using var pump = _home.Start();

        LogHome.Eventually(() => IsClosedAfter(TimeSpan.Zero));
        Assert.Equal("one\n", _home.Text());
    }

    // The pump sets its timer some time after it has copied: a later step of the clock finds it.
    private bool IsClosedAfter(TimeSpan span)
    {
        _time.Advance(span);
        return _home.Segments() is [var old, _] && old.EndsWith(".log.gz", StringComparison.Ordinal);
    }
}
