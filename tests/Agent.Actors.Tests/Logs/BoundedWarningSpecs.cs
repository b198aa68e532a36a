using System.Runtime.Versioning;

namespace Agent.Actors.Tests.Logs;

/// <summary>One trouble, however often it is met, is told of when it begins and when it ends.</summary>
[SupportedOSPlatform("linux")]
public sealed class BoundedWarningSpecs : IDisposable
{
    private static readonly string s_block = string.Concat(Enumerable.Repeat(new string('x', 99) + "\n", 1000));

    private readonly DrivenTime _time = new();
    private readonly LogHome _home;

    public BoundedWarningSpecs() =>
        _home = new LogHome { Time = _time, Options = LogHome.Defaults with { SegmentSize = 100_000, Segments = 1000, Compress = false } };

    public void Dispose() => _home.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task What_the_keeper_cannot_do_is_told_of_once_and_when_it_can()
    {
        var inTheWay = Directory.CreateDirectory(Path.Combine(_home.Directory, "logs-deleted", "old.20200101T000000.000Z", "folder"));

        await using (var pump = _home.Start())
        {
            await pump.WatchAsync(LogHome.Web);
            await Fill(pump.Lag, blocks: 5);
            await _home.Until(() => Told("Cannot delete the logs of deleted services") == 1);
            await Fill(pump.Lag, blocks: 5);

            inTheWay.Delete();
            await Fill(pump.Lag, blocks: 2);
            await _home.Until(() => Told("What had failed is done again: delete the logs of deleted services") == 1);
        }

        Assert.Equal(1, Told("Cannot delete the logs of deleted services"));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_spool_that_is_cut_again_and_again_is_told_of_at_once_and_then_every_ten_minutes()
    {
        await using var pump = _home.Start();
        await pump.WatchAsync(LogHome.Web);

        foreach (var round in Enumerable.Range(1, 5)) await CutAndWrite(round);
        Assert.Equal(1, Told(_home.SpoolPath()));

        _time.Advance(TimeSpan.FromMinutes(10));
        await CutAndWrite(round: 6);
        Assert.Equal(2, Told(_home.SpoolPath()));
        Assert.Contains("4 times more", _home.Warnings.Last(), StringComparison.Ordinal);
    }

    private async Task CutAndWrite(int round)
    {
        _home.Write($"{round}: some text to be cut\n");
        await _home.Until(() => _home.Segments().Length > 0 && _home.Text().Contains($"{round}: some", StringComparison.Ordinal));

        using (var spool = new FileStream(_home.SpoolPath(), FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) spool.SetLength(0);
        _home.Write($"{round}\n");
        await _home.Until(() => _home.Text().Contains($"\n{round}\n", StringComparison.Ordinal));
    }

    private Task Fill(Func<Agent.Actors.Services.ServiceId, long?> lag, int blocks)
    {
        for (var i = 0; i < blocks; i++)
        {
            _home.Write(s_block);
            LogHome.Eventually(() => lag(LogHome.Web) == 0);
        }

        return Task.CompletedTask;
    }

    private int Told(string beginning) => _home.Warnings.Count(warning => warning.StartsWith(beginning, StringComparison.Ordinal));
}
