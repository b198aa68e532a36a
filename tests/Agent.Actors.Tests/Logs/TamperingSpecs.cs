using System.Runtime.Versioning;
using Agent.Actors.Logs;

namespace Agent.Actors.Tests.Logs;

/// <summary>Somebody lays hands on the files while the agent runs.</summary>
[SupportedOSPlatform("linux")]
public sealed class TamperingSpecs : IDisposable
{
    private readonly LogHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task A_spool_that_was_emptied_is_copied_from_its_beginning()
    {
        await using var pump = await Copied("one\ntwo\n");

        await File.WriteAllTextAsync(_home.SpoolPath(), "");
        await _home.Until(() => !_home.Warnings.IsEmpty);
        _home.Write("three\n");

        await _home.Until(() => _home.Text() == "one\ntwo\nthree\n");
        Assert.Contains("stdout.1 was cut, removed or replaced", Assert.Single(_home.Warnings), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_spool_that_was_removed_is_copied_when_it_is_made_anew()
    {
        await using var pump = await Copied("one\n");

        File.Delete(_home.SpoolPath());
        await pump.WatchAsync(LogHome.Web);
        await _home.Until(() => !_home.Warnings.IsEmpty);
        _home.Write("two\n");

        await _home.Until(() => _home.Text() == "one\ntwo\n");
        Assert.Single(_home.Warnings);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_segment_that_was_removed_is_followed_by_another()
    {
        await using var pump = await Copied("one\n");

        File.Delete(_home.Segments().Single());
        _home.Write("two\n");

        await _home.Until(() => _home.Text() == "two\n");
        Assert.Contains("00000001.1.0.0.log was cut, removed or replaced", Assert.Single(_home.Warnings), StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_segment_that_was_cut_is_followed_by_another()
    {
        await using var pump = await Copied("one\n");

        await File.WriteAllTextAsync(_home.Segments().Single(), "");
        _home.Write("two\n");

        await _home.Until(() => _home.Text() == "two\n");
        Assert.Equal("00000002.1.4.0.log", Path.GetFileName(_home.Segments()[^1]));
        Assert.Single(_home.Warnings);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_log_whose_folder_was_removed_goes_on_in_a_new_one()
    {
        await using var pump = await Copied("one\n");

        Directory.Delete(Path.Combine(_home.Directory, "logs", "web"), recursive: true);
        _home.Write("two\n");

        await _home.Until(() => _home.Segments().Length > 0 && _home.Text() == "two\n");
    }

    private async Task<LogPump> Copied(string text)
    {
        var pump = _home.Start();
        await pump.WatchAsync(LogHome.Web);
        _home.Write(text);
        await _home.Until(() => _home.Text() == text);
        return pump;
    }
}
