using System.Runtime.Versioning;

namespace Agent.Actors.Tests.Logs;

/// <summary>Where a part of a file cannot be given back to the disk, and where files are as large as they may become.</summary>
[SupportedOSPlatform("linux")]
public sealed class GenerationSpecs : IDisposable
{
    private readonly LogHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task At_the_end_of_an_instance_new_spools_replace_the_copied_ones()
    {
        await using var pump = _home.StartWithoutHoles(generationSize: 1);
        await pump.WatchAsync(LogHome.Web);
        _home.Write("one\nun");

        pump.InstanceEnded(LogHome.Web);
        LogHome.Eventually(() => !File.Exists(_home.SpoolPath()));

        var spools = await pump.WatchAsync(LogHome.Web);
        Assert.Equal((2, _home.SpoolPath(generation: 2)), (spools.Generation, spools.StandardOutput));
        Assert.Equal("00000002.2.0.0.log", Path.GetFileName(_home.Segments()[^1]));

        _home.Write("two\n", generation: 2);
        await _home.Until(() => _home.Text() == "one\nun\ntwo\n");
    }

    [Fact(Timeout = 60_000)]
    public async Task While_an_instance_runs_its_spools_stay()
    {
        await using var pump = _home.StartWithoutHoles(generationSize: 1);
        await pump.WatchAsync(LogHome.Web);
        pump.InstanceEnded(LogHome.Web);
        var spools = await pump.WatchAsync(LogHome.Web);

        _home.Write("one\n");
        await _home.Until(() => _home.Text() == "one\n");

        Assert.Equal(1, spools.Generation);
        Assert.Equal("one\n", await File.ReadAllTextAsync(_home.SpoolPath()));
    }

    [Fact(Timeout = 60_000)]
    public async Task Small_spools_are_not_worth_a_new_generation()
    {
        await using var pump = _home.StartWithoutHoles(generationSize: 100);
        await pump.WatchAsync(LogHome.Web);
        _home.Write("one\n");

        pump.InstanceEnded(LogHome.Web);
        await _home.Until(() => _home.Text() == "one\n");

        Assert.Equal(1, (await pump.WatchAsync(LogHome.Web)).Generation);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_a_service_has_made_as_large_as_it_goes_is_not_the_next_instances()
    {
        await using var pump = _home.Start();
        Assert.True(pump.CanPunchHoles);
        await pump.WatchAsync(LogHome.Web);
        _home.Write("one\n");
        await _home.Until(() => _home.Text() == "one\n");
        await using (var spool = new FileStream(_home.SpoolPath(), FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) spool.SetLength(1L << 40);

        pump.InstanceEnded(LogHome.Web);
        LogHome.Eventually(() => !File.Exists(_home.SpoolPath()));

        Assert.Equal(2, (await pump.WatchAsync(LogHome.Web)).Generation);
        _home.Write("two\n", generation: 2);
        await _home.Until(() => _home.Text().EndsWith("two\n", StringComparison.Ordinal));
    }
}
