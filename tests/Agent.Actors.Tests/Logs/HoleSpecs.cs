using System.Runtime.Versioning;
using Agent.Actors.Logs.Linux;
using Agent.Actors.Logs.Segments;

namespace Agent.Actors.Tests.Logs;

/// <summary>Files that are larger than what was written to them.</summary>
[SupportedOSPlatform("linux")]
public sealed class HoleSpecs : IDisposable
{
    private const long Tebibyte = 1L << 40;

    private readonly LogHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory(Timeout = 60_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_spool_of_a_tebibyte_of_nothing_is_passed_over_and_told(bool isRunning)
    {
        if (isRunning) await CopyThen(() => SetLength(_home.SpoolPath(), Tebibyte));
        else
        {
            _home.Write("one\n");
            await _home.RunOnce();
            SetLength(_home.SpoolPath(), Tebibyte);
            await CopyThen(() => { });
        }

        Assert.Contains("stdout.1 has a hole of", Assert.Single(_home.Warnings), StringComparison.Ordinal);
        Assert.True(new FileInfo(_home.Segments()[^1]).Length < 1 << 20);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_small_hole_is_copied_as_the_zeros_that_it_reads_as()
    {
        _home.Write("one\n");
        SetLength(_home.SpoolPath(), 100_004);
        _home.Write("\n");

        await _home.RunOnce();

        Assert.Equal("one\n" + new string('\0', 100_000) + "\n", _home.Text());
        Assert.Empty(_home.Warnings);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_hole_is_passed_over_once_whatever_becomes_of_the_agent()
    {
        _home.Write("one\n");
        SetLength(_home.SpoolPath(), 8 << 20);
        _home.Write("two\n");

        for (var life = 0; life < 3; life++) await _home.RunOnce();

        Assert.StartsWith("one\n", _home.Text(), StringComparison.Ordinal);
        Assert.EndsWith("two\n", _home.Text(), StringComparison.Ordinal);
        Assert.Single(_home.Warnings);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_segment_of_a_tebibyte_of_nothing_is_read_at_once_and_cut()
    {
        _home.Write("one\n");
        await _home.RunOnce();
        SetLength(_home.Segments().Single(), Tebibyte);

        _home.Write("two\n");
        await _home.RunOnce();

        Assert.Equal("one\ntwo\n", _home.Text());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_hole_in_a_segment_is_a_line_that_the_agent_did_not_write()
    {
        _home.Write("one\n");
        await _home.RunOnce();
        var segment = _home.Segments().Single();
        var line = await File.ReadAllTextAsync(segment);
        SetLength(segment, Tebibyte);
        await File.AppendAllTextAsync(segment, "\n" + line);
        _home.Write("one\ntwo\n");

        await _home.RunOnce();

        Assert.Contains("has 1 lines that the agent did not write", Assert.Single(_home.Warnings), StringComparison.Ordinal);
        Assert.Equal("00000002.1.8.0.log", Path.GetFileName(_home.Segments()[^1]));
        Assert.Equal("two\n", (await File.ReadAllTextAsync(_home.Segments()[^1]))[LineHeader.Length..]);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_old_segment_with_a_hole_counts_for_what_it_takes_and_is_not_compressed()
    {
        using var home = new LogHome { Options = LogHome.Defaults with { SegmentSize = 100_000, TotalSize = 1 << 20 } };
        home.Write(new string('x', 100_000) + "\n");
        await home.RunOnce();
        SetLength(home.Segments().Single(), Tebibyte);
        var folder = Path.GetDirectoryName(home.Segments().Single())!;
        await File.WriteAllTextAsync(Path.Combine(folder, "00000002.1.100001.0.log"), "");

        await using var pump = home.Start();
        await pump.WatchAsync(LogHome.Web);
        home.Write(new string('y', 100_000) + "\n");
        LogHome.Eventually(() => pump.Lag(LogHome.Web) == 0);
        home.Write("z\n");

        LogHome.Eventually(() => Directory.GetFiles(folder, "00000002*.gz").Length == 1);
        Assert.Equal(Tebibyte, new FileInfo(Directory.GetFiles(folder, "00000001*").Single()).Length);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_is_written_while_a_hole_is_looked_for_is_none()
    {
        var path = Path.Combine(_home.Directory, "growing");
        using var folder = Folder.At(_home.Directory);
        using var file = folder.Create("growing");
        using var isEnough = new CancellationTokenSource();
        var writing = Task.Run(() => Append(path, isEnough.Token));

        for (var look = 0; look < 50_000; look++)
        {
            var size = file.Status().Size;
            Assert.Equal(size, file.FirstData(size));
        }

        await isEnough.CancelAsync();
        await writing;
    }

    private async Task CopyThen(Action then)
    {
        await using var pump = _home.Start();
        await pump.WatchAsync(LogHome.Web);
        if (!File.Exists(_home.SpoolPath())) _home.Write("one\n");
        await _home.Until(() => _home.Text().StartsWith("one\n", StringComparison.Ordinal));

        then();
        LogHome.Eventually(() => pump.Lag(LogHome.Web) == 0);
        _home.Write("two\n");
        await _home.Until(() => _home.Text().EndsWith("two\n", StringComparison.Ordinal));
    }

    private static void Append(string path, CancellationToken isEnough)
    {
        using var writer = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        while (!isEnough.IsCancellationRequested) writer.Write("0123456789abcdef"u8);
    }

    private static void SetLength(string path, long length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        file.SetLength(length);
    }
}
