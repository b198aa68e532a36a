using System.Runtime.Versioning;
using System.Text;
using Agent.Actors.Logs.Linux;
using Agent.Actors.Logs.Segments;

namespace Agent.Actors.Tests.Logs;

/// <summary>What the next agent makes of what one left that was killed.</summary>
[SupportedOSPlatform("linux")]
public sealed class RecoverySpecs : IDisposable
{
    private readonly LogHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task Wherever_the_copying_was_cut_off_every_line_is_there_once()
    {
        _home.Write("one\n\nthree\n");
        _home.Write("bad\nworse\n", LogStream.Error);
        await _home.RunOnce();
        var segment = _home.Segments().Single();
        var whole = await File.ReadAllBytesAsync(segment);

        for (var length = whole.Length; length >= 0; length--)
        {
            await File.WriteAllBytesAsync(segment, whole[..length]);
            await _home.RunOnce();

            Assert.Equal("one\n\nthree\n", _home.Text());
            Assert.Equal("bad\nworse\n", _home.Text(LogStream.Error));
        }

        Assert.Empty(_home.Warnings);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_end_that_was_given_back_to_the_disk_is_not_taken_for_an_open_line()
    {
        var text = string.Concat(Enumerable.Repeat("0123456789abcde\n", 8192)); // whole blocks: all of it is given back
        _home.Write(text);
        await using (_home.Start())
            LogHome.Eventually(() => FileBlocks.Of(_home.SpoolPath()) == 0);

        var folders = new LogFolders(_home.Directory, _home.Warnings.Enqueue);
        using var next = new ServiceOutput(LogHome.Web, folders, _home.Options, _home.Time, _home.Warnings.Enqueue);
        next.EndLines();

        Assert.Equal(text.Length, new FileInfo(_home.SpoolPath()).Length);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Random_writes_cuts_and_restarts_lose_and_double_nothing(int seed)
    {
        using var home = new LogHome { Options = LogHome.Defaults with { SegmentSize = 64 << 10, Segments = 1000, Compress = true } };
        var random = new Random(seed);
        var written = new[] { new MemoryStream(), new MemoryStream() };

        for (var round = 0; round < 40; round++)
        {
            for (var i = random.Next(6); i >= 0; i--) WriteSomething(home, random, written);
            await RunWithoutHoles(home); // what was given back to the disk no power failure takes from a segment
            if (random.Next(2) == 0) CutNewest(home, random);
        }

        await RunWithoutHoles(home);
        Assert.Equal(Lines(written[0]), home.Copied());
        Assert.Equal(Lines(written[1]), home.Copied(LogStream.Error));
        Assert.Empty(home.Warnings);
    }

    [Fact(Timeout = 60_000)]
    public async Task After_a_power_failure_that_took_the_end_of_a_spool_later_lines_are_copied()
    {
        _home.Write("one\ntwo\n");
        await _home.RunOnce();
        await File.WriteAllTextAsync(_home.SpoolPath(), "one\n");

        await _home.RunOnce();
        _home.Write("three\n");
        await _home.RunOnce();

        Assert.Equal("one\ntwo\nthree\n", _home.Text());
        Assert.Single(_home.Warnings);
    }

    [Fact(Timeout = 60_000)]
    public async Task Zeros_that_a_power_failure_left_at_the_end_are_cut()
    {
        _home.Write("one\n");
        await _home.RunOnce();
        await using (var segment = new FileStream(_home.Segments().Single(), FileMode.Append)) segment.Write(new byte[1_000_000]);

        _home.Write("two\n");
        await _home.RunOnce();

        Assert.Equal("one\ntwo\n", _home.Text());
    }

    [Fact(Timeout = 60_000)]
    public async Task When_all_segments_were_removed_it_goes_on_behind_what_was_given_back()
    {
        await using (var pump = _home.Start())
        {
            await pump.WatchAsync(LogHome.Web);
            _home.Write(string.Concat(Enumerable.Repeat(new string('x', 1023) + "\n", 4096)));
            LogHome.Eventually(() => pump.Lag(LogHome.Web) == 0);
            LogHome.Eventually(() => FileBlocks.Of(_home.SpoolPath()) <= (1 << 20) / 512);
        }

        foreach (var segment in _home.Segments()) File.Delete(segment);
        _home.Write("on\n");
        await _home.RunOnce();

        Assert.EndsWith("on\n", _home.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain('\0', _home.Text());
        Assert.Single(_home.Warnings);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_generation_that_has_begun_ends_the_one_before()
    {
        _home.Write("one\n");
        await _home.RunOnce();
        var folder = Path.GetDirectoryName(_home.Segments().Single())!;

        // An agent that was killed between these two steps.
        await File.WriteAllTextAsync(Path.Combine(folder, new SegmentName(2, 2, 0, 0).ToString()), "");
        Assert.True(File.Exists(_home.SpoolPath()));

        _home.Write("two\n", generation: 2);
        await _home.RunOnce();

        Assert.Equal("one\ntwo\n", _home.Text());
        Assert.False(File.Exists(_home.SpoolPath()));
    }

    private static async Task RunWithoutHoles(LogHome home)
    {
        await using var pump = home.StartWithoutHoles(generationSize: long.MaxValue);
    }

    private static void WriteSomething(LogHome home, Random random, MemoryStream[] written)
    {
        var stream = random.Next(2);
        var text = new byte[random.Next(4) switch { 0 => random.Next(3), 1 => 20_000 + random.Next(30_000), _ => random.Next(2000) }];
        random.NextBytes(text);

        home.Write(text, (LogStream)stream);
        written[stream].Write(text);
    }

    private static void CutNewest(LogHome home, Random random)
    {
        if (home.Segments() is not [.., var newest]) return;

        using var file = new FileStream(newest, FileMode.Open);
        file.SetLength(random.NextInt64(file.Length + 1));
    }

    /// <summary>What is copied of a stream: all but the line at its end that may go on, and of that the parts that are sure.</summary>
    private static byte[] Lines(MemoryStream written)
    {
        var bytes = written.ToArray();
        var rest = bytes.Length - (bytes.AsSpan().LastIndexOf((byte)'\n') + 1);
        return bytes[..^(rest % LineStamper.MaxText == 0 && rest > 0 ? LineStamper.MaxText : rest % LineStamper.MaxText)];
    }
}
