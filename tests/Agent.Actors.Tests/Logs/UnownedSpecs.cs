using System.Runtime.Versioning;
using Agent.Actors.Logs;
using Agent.Actors.Logs.Segments;
using Agent.Actors.Services;

namespace Agent.Actors.Tests.Logs;

/// <summary>Logs of services that the journal does not know, as after the restore of an older one.</summary>
[SupportedOSPlatform("linux")]
public sealed class UnownedSpecs : IDisposable
{
    private readonly DrivenTime _time = new();
    private readonly LogHome _home;

    public UnownedSpecs() => _home = new LogHome { Time = _time };

    public void Dispose() => _home.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task They_are_put_aside_with_what_was_not_copied_yet_and_told_of_once()
    {
        _home.Write("old\n");
        await _home.RunOnce();
        _home.Write("late\n");

        await using var pump = Start(ServiceId.Parse("other"));

        Assert.Contains("knows nothing of web", Assert.Single(_home.Warnings), StringComparison.Ordinal);
        Assert.EndsWith(" stdout F old\n", await File.ReadAllTextAsync(Assert.Single(Files("logs-unowned"))), StringComparison.Ordinal);
        Assert.EndsWith("late\n", await File.ReadAllTextAsync(Assert.Single(Files("logs-unowned-spools"))), StringComparison.Ordinal);
        Assert.Empty(_home.Segments());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_new_service_of_that_name_begins_with_nothing_of_them()
    {
        _home.Write("old\n");
        await _home.RunOnce();

        await using var pump = Start();
        await pump.WatchAsync(LogHome.Web);
        _home.Write("new\n");
        await _home.Until(() => _home.Segments().Length > 0 && _home.Text() == "new\n");

        Assert.Single(Files("logs-unowned"));
    }

    [Fact(Timeout = 60_000)]
    public async Task They_stay_whatever_their_age()
    {
        _home.Write("old\n");
        await _home.RunOnce();
        await using (Start()) { }

        _time.Advance(TimeSpan.FromDays(3000));
        await using (Start()) { }

        Assert.Single(Files("logs-unowned"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Those_of_known_services_stay_and_empty_ones_go_without_a_word()
    {
        _home.Write("one\n");
        _home.Write("", LogStream.Output, service: ServiceId.Parse("begun"));

        await using (Start(LogHome.Web)) { }

        Assert.Empty(_home.Warnings);
        Assert.Equal("one\n", _home.Text());
        Assert.False(Directory.Exists(Path.Combine(_home.Directory, "spool", "begun")));
        Assert.False(Directory.Exists(Path.Combine(_home.Directory, "logs-unowned")));
    }

    private LogPump Start(params ServiceId[] owners) =>
        LogPump.Start(_home.Directory, _home.Options, _time, _ => _home.News(), _home.Warnings.Enqueue, owners.ToHashSet());

    private string[] Files(string folder) =>
        Directory.GetFiles(Path.Combine(_home.Directory, folder), "*", SearchOption.AllDirectories);
}
