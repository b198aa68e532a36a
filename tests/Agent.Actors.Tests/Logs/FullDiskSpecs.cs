using System.Runtime.Versioning;
using Agent.Actors.Logs;
using Agent.Actors.Services;

namespace Agent.Actors.Tests.Logs;

/// <summary>Logs that cannot be written for a while.</summary>
[SupportedOSPlatform("linux")]
public sealed class FullDiskSpecs : IDisposable
{
    private readonly DrivenTime _time = new();
    private readonly LogHome _home;

    public FullDiskSpecs() => _home = new LogHome { Time = _time };

    public void Dispose() => _home.Dispose();

    [SmallDiskFact(Timeout = 60_000)]
    public async Task On_a_full_disk_nothing_is_lost_and_the_log_catches_up_when_there_is_space()
    {
        using var disk = new SmallDisk(Path.Combine(_home.Directory, "logs"), kibibytes: 512);
        var ballast = Path.Combine(disk.Path, "ballast");
        await using var pump = _home.Start();
        await pump.WatchAsync(LogHome.Web);
        _home.Write("one\n");
        await _home.Until(() => _home.Text() == "one\n");
        await File.WriteAllBytesAsync(ballast, new byte[400 << 10]);
        var flood = string.Concat(Enumerable.Repeat(new string('x', 99) + "\n", 2000));

        _home.Write(flood);
        await _home.Until(() => !_home.Warnings.IsEmpty);
        Assert.Contains("the disk is full", Assert.Single(_home.Warnings), StringComparison.Ordinal);
        Assert.Equal("one\n", _home.Text());
        Assert.Equal(flood.Length, pump.Lag(LogHome.Web));

        _time.Advance(TimeSpan.FromSeconds(1));
        File.Delete(ballast);
        _time.Advance(TimeSpan.FromSeconds(1));

        LogHome.Eventually(() => pump.Lag(LogHome.Web) == 0);
        LogHome.Eventually(() => IsTold(after: TimeSpan.FromMinutes(1)));
        Assert.Contains("is written again", _home.Warnings.Last(), StringComparison.Ordinal);
        Assert.Equal("one\n" + flood, _home.Text());
    }

    [SmallDiskFact(Timeout = 60_000)]
    public async Task Trouble_with_one_log_does_not_hold_up_another()
    {
        var other = ServiceId.Parse("other");
        using var disk = new SmallDisk(Path.Combine(_home.Directory, "logs", "web"), kibibytes: 64);
        await File.WriteAllBytesAsync(Path.Combine(disk.Path, "ballast"), new byte[64 << 10]);
        await using var pump = _home.Start();
        await pump.WatchAsync(LogHome.Web);
        await pump.WatchAsync(other);

        _home.Write("one\n");
        await _home.Until(() => !_home.Warnings.IsEmpty);
        _home.Write("two\n", service: other);

        await _home.Until(() => _home.Segments(other).Length > 0 && _home.Text(service: other) == "two\n");
        Assert.Equal(4, pump.Lag(LogHome.Web));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_folder_that_cannot_be_used_is_told_of_once_and_tried_again()
    {
        var folder = Path.Combine(_home.Directory, "logs", "web");
        await using var pump = _home.Start();
        await File.WriteAllTextAsync(folder, "in the way");
        await pump.WatchAsync(LogHome.Web);

        _home.Write("one\n");
        await _home.Until(() => Told() == 1);
        _time.Advance(TimeSpan.FromSeconds(1));
        File.Delete(folder);
        LogHome.Eventually(() => Retried(folder));

        Assert.Equal("one\n", _home.Text());
        Assert.Equal(1, Told());
    }

    private bool IsTold(TimeSpan after)
    {
        _time.Advance(after);
        return _home.Warnings.Count == 2;
    }

    private int Told() => _home.Warnings.Count(warning => warning.StartsWith("Cannot write the log of web", StringComparison.Ordinal));

    private bool Retried(string folder)
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        return Directory.Exists(folder) && _home.Segments().Length > 0 && _home.Copied().Length > 0;
    }
}
