using System.Runtime.Versioning;
using System.Text;
using Agent.Actors.Logs;
using Agent.Actors.Logs.Segments;
using Agent.Actors.Services;
using Patience = Agent.Actors.Tests.Processes.Patience;

namespace Agent.Actors.Tests.Logs;

/// <summary>What becomes of the log of a service that is deleted.</summary>
[SupportedOSPlatform("linux")]
public sealed class DeletingSpecs : IDisposable
{
    private readonly DrivenTime _time = new();
    private readonly LogHome _home;

    public DeletingSpecs() => _home = new LogHome { Time = _time };

    private string[] Kept => [.. Directory.GetDirectories(Path.Combine(_home.Directory, "logs-deleted")).Order(StringComparer.Ordinal)];

    public void Dispose() => _home.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task The_log_of_a_deleted_service_is_kept_with_all_that_it_has_written()
    {
        await using var pump = _home.Start();

        await Delete(pump, "one\nun");

        Assert.Equal("web.20261122T080000.000Z", Path.GetFileName(Assert.Single(Kept)));
        Assert.Equal("one\nun\n", TextOf(Kept[0]));
        Assert.False(Directory.Exists(Path.Combine(_home.Directory, "logs", "web")));
        Assert.False(Directory.Exists(Path.Combine(_home.Directory, "spool", "web")));
    }

    [Fact(Timeout = 60_000)]
    public async Task It_goes_when_its_time_comes()
    {
        await using var pump = _home.Start();
        await Delete(pump, "one\n");
        _time.Advance(TimeSpan.FromDays(1));
        await Delete(pump, "two\n");

        _time.Advance(TimeSpan.FromDays(6));
        LogHome.Eventually(() => Kept.Length == 1);
        Assert.Equal("two\n", TextOf(Kept[0]));

        _time.Advance(TimeSpan.FromDays(1));
        LogHome.Eventually(() => Kept.Length == 0);
    }

    [Fact(Timeout = 60_000)]
    public async Task Its_time_goes_on_while_no_agent_runs()
    {
        await using (var pump = _home.Start()) await Delete(pump, "one\n");

        _time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        await _home.RunOnce();
        Assert.Single(Kept);

        _time.Advance(TimeSpan.FromSeconds(1));
        await _home.RunOnce();
        Assert.Empty(Kept);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_new_service_of_that_id_begins_with_an_empty_log_and_its_own_is_kept_as_well()
    {
        await using var pump = _home.Start();
        await Delete(pump, "old\n");

        await pump.WatchAsync(LogHome.Web);
        _home.Write("new\n");
        await _home.Until(() => _home.Text() == "new\n");
        await pump.ForgetAsync(LogHome.Web);

        Assert.Equal(["old\n", "new\n"], Kept.Select(TextOf));
    }

    [Fact(Timeout = 60_000)]
    public async Task Where_nothing_is_to_be_kept_nothing_is_left()
    {
        using var home = new LogHome { Options = LogHome.Defaults with { KeepDeleted = TimeSpan.Zero } };
        await using var pump = home.Start();
        await Delete(pump, "old\n", home);

        Assert.Equal([], Directory.EnumerateFileSystemEntries(home.Directory, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Except(["spool", "logs", "logs-deleted"]));

        await pump.WatchAsync(LogHome.Web);
        home.Write("new\n");
        await home.Until(() => home.Text() == "new\n");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_service_that_has_written_nothing_leaves_nothing()
    {
        await using (var pump = _home.Start()) await Delete(pump, "");

        Assert.Empty(Kept);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_service_whose_log_cannot_be_written_can_be_deleted_and_what_is_lost_is_told()
    {
        await using var pump = _home.Start();
        await File.WriteAllTextAsync(Path.Combine(_home.Directory, "logs", "web"), "in the place of its folder");

        await Delete(pump, "one\n");

        Assert.Contains("web is deleted, and with it 4 bytes that could not be copied to its log.", _home.Warnings);
        await pump.WatchAsync(LogHome.Web);
        _home.Write("new\n");
        await _home.Until(() => _home.Text() == "new\n");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_service_whose_output_takes_too_long_to_copy_is_deleted_all_the_same_and_what_is_lost_is_told()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var told = new ManualResetEventSlim();
        await using var pump = LogPump.Start(_home.Directory, _home.Options, _time, _ => CopySlowly(begun, told), warning => Note(warning, told));
        _home.Write(Text(megabytes: 2));

        var deletion = pump.ForgetAsync(LogHome.Web);
        await begun.Task;
        _time.Advance(TimeSpan.FromSeconds(10));
        await deletion;

        Assert.True(told.IsSet);
        Assert.False(Directory.Exists(Path.Combine(_home.Directory, "spool", "web")));
    }

    [Fact(Timeout = 60_000)]
    public async Task Whoever_follows_it_is_woken()
    {
        var woken = new List<ServiceId>();
        await using var pump = LogPump.Start(_home.Directory, _home.Options, _time, woken.Add, _ => { });
        await pump.WatchAsync(LogHome.Web);
        Assert.Empty(woken);

        await pump.ForgetAsync(LogHome.Web);

        Assert.Equal([LogHome.Web], woken);
    }

    [Fact(Timeout = 60_000)]
    public async Task Deleted_logs_go_first_where_all_together_are_too_large()
    {
        var other = ServiceId.Parse("other");
        using var home = new LogHome { Options = LogHome.Defaults with { SegmentSize = 100_000, TotalSize = 1 << 20, Compress = false } };

        await using (var pump = home.Start())
        {
            await Delete(pump, Text(megabytes: 1), home);
            await pump.WatchAsync(other);
            home.Write(Text(megabytes: 1)[..500_000], service: other);
            LogHome.Eventually(() => pump.Lag(other) == 0);
        }

        await home.RunOnce();
        Assert.Empty(Directory.GetDirectories(Path.Combine(home.Directory, "logs-deleted")));
        Assert.Equal(500_000, home.Copied(service: other).Length);
    }

    private Task Delete(LogPump pump, string written) => Delete(pump, written, _home);

    private static async Task Delete(LogPump pump, string written, LogHome home)
    {
        await pump.WatchAsync(LogHome.Web);
        home.Write(written);
        pump.InstanceEnded(LogHome.Web);
        await pump.ForgetAsync(LogHome.Web);
    }

    // The thread that copies stands still after its first piece until the deletion has given up on the rest.
    private static void CopySlowly(TaskCompletionSource begun, ManualResetEventSlim told)
    {
        begun.TrySetResult();
        told.Wait(Patience.Limit);
    }

    private static void Note(string warning, ManualResetEventSlim told)
    {
        if (warning.Contains("is deleted, and with it", StringComparison.Ordinal)) told.Set();
    }

    private static string Text(int megabytes) => string.Concat(Enumerable.Repeat(new string('x', 99) + "\n", megabytes * 10_000));

    private static string TextOf(string folder)
    {
        var lines = Directory.GetFiles(folder).Order(StringComparer.Ordinal).SelectMany(file => File.ReadAllLines(file, Encoding.UTF8));
        return string.Concat(lines.Select(line => line[LineHeader.Length..] + "\n"));
    }
}
