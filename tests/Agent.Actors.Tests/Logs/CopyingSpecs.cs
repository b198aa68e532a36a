using System.Runtime.Versioning;
using System.Text;
using Agent.Actors.Logs;
using Agent.Actors.Logs.Segments;
using Agent.Actors.Services;

namespace Agent.Actors.Tests.Logs;

/// <summary>From a service's write to its log.</summary>
[SupportedOSPlatform("linux")]
public sealed class CopyingSpecs : IDisposable
{
    private readonly LogHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task What_a_service_writes_is_in_its_log()
    {
        await using var pump = await Watched();

        _home.Write("one\n");
        await _home.Until(() => _home.Text() == "one\n");
        _home.Write("two\nthree\n");
        _home.Write("trouble\n", LogStream.Error);

        await _home.Until(() => _home.Text() == "one\ntwo\nthree\n" && _home.Text(LogStream.Error) == "trouble\n");
        Assert.Equal(0, pump.Lag(LogHome.Web));
    }

    [Fact(Timeout = 60_000)]
    public async Task The_next_agent_copies_what_was_written_while_none_ran()
    {
        _home.Write("one\ntwo\n");

        await _home.RunOnce();
        _home.Write("three\n");
        await _home.RunOnce();

        Assert.Equal("one\ntwo\nthree\n", _home.Text());
        Assert.Single(_home.Segments());
    }

    [Fact(Timeout = 60_000)]
    public async Task Any_bytes_are_copied_as_they_are()
    {
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        bytes[^1] = (byte)'\n';
        _home.Write(bytes);

        await _home.RunOnce();

        Assert.Equal(bytes, _home.Copied());
    }

    [Fact(Timeout = 60_000)]
    public async Task An_unfinished_line_waits_for_its_end()
    {
        await using var pump = await Watched();

        _home.Write("one\nun");
        await _home.Until(() => _home.Text() == "one\n");
        Assert.Equal(2, pump.Lag(LogHome.Web));

        _home.Write("finished\n");
        await _home.Until(() => _home.Text() == "one\nunfinished\n");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_line_that_nobody_will_finish_is_ended()
    {
        await using var pump = await Watched();
        _home.Write("one\nun");
        _home.Write(new string('x', 20_000), LogStream.Error); // its first part is copied already

        pump.InstanceEnded(LogHome.Web);
        var spools = await pump.WatchAsync(LogHome.Web);
        _home.Write("two\n");

        Assert.Equal(_home.SpoolPath(), spools.StandardOutput);
        await _home.Until(() => _home.Text() == "one\nun\ntwo\n" && _home.Text(LogStream.Error) == new string('x', 20_000) + "\n");
    }

    [Fact(Timeout = 60_000)]
    public async Task A_finished_line_gets_no_second_end()
    {
        await using var pump = await Watched();
        _home.Write("one\n");

        pump.InstanceEnded(LogHome.Web);
        pump.InstanceEnded(LogHome.Web);
        await pump.WatchAsync(LogHome.Web);

        Assert.Equal("one\n", await File.ReadAllTextAsync(_home.SpoolPath()));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_flood_of_one_does_not_delay_another()
    {
        var quiet = ServiceId.Parse("quiet");
        await using var pump = await Watched();
        await pump.WatchAsync(quiet);
        var flood = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(new string('x', 99) + "\n", 640_000)));

        _home.Write(flood);
        _home.Write("still here\n", service: quiet);

        await _home.Until(() => _home.Segments(quiet).Length > 0 && _home.Text(service: quiet) == "still here\n");
        Assert.True(pump.Lag(LogHome.Web) > 0, "The flood was over before the quiet one had its turn.");
        LogHome.Eventually(() => pump.Lag(LogHome.Web) == 0);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_was_copied_is_given_back_to_the_disk()
    {
        await using var pump = await Watched();
        Assert.True(pump.CanPunchHoles);

        for (var i = 0; i < 16; i++)
        {
            _home.Write(string.Concat(Enumerable.Repeat(new string('x', 1023) + "\n", 1024)));
            LogHome.Eventually(() => pump.Lag(LogHome.Web) == 0);
        }

        Assert.Equal(16 << 20, new FileInfo(_home.SpoolPath()).Length);
        LogHome.Eventually(() => AllocatedBytes(_home.SpoolPath()) <= 2 << 20);
        Assert.Equal(16 << 20, _home.Copied().Length);
    }

    [Fact(Timeout = 60_000)]
    public async Task Files_are_for_the_agent_alone()
    {
        await using var pump = await Watched();
        _home.Write("one\n");
        await _home.Until(() => _home.Text() == "one\n");

        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(Path.Combine(_home.Directory, "spool", "web")));
        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(Path.Combine(_home.Directory, "logs", "web")));
        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(_home.Segments().Single()));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_link_in_the_place_of_a_spool_is_not_followed()
    {
        var secret = Path.Combine(_home.Directory, "secret");
        await File.WriteAllTextAsync(secret, "secret\n");
        await using var pump = await Watched();

        File.CreateSymbolicLink(_home.SpoolPath(), secret);

        await _home.Until(() => _home.Warnings.Any(warning => warning.Contains("stdout.1", StringComparison.Ordinal)));
        Assert.Empty(_home.Lines());
    }

    private async Task<LogPump> Watched()
    {
        var pump = _home.Start();
        await pump.WatchAsync(LogHome.Web);
        return pump;
    }

    private static long AllocatedBytes(string path) => 512 * FileBlocks.Of(path);
}
