using System.Runtime.Versioning;
using Agent.Actors.Logs;
using Agent.Actors.Logs.Segments;
using Agent.Actors.Services;

namespace Agent.Actors.Tests.Logs;

/// <summary>New segments, and what becomes of old ones.</summary>
[SupportedOSPlatform("linux")]
public class RotationSpecs
{
    private static readonly string s_block = string.Concat(Enumerable.Repeat(new string('x', 99) + "\n", 1000));

    [Fact(Timeout = 60_000)]
    public async Task A_segment_of_full_size_is_followed_by_another_and_nothing_is_lost_or_doubled()
    {
        using var home = new LogHome { Options = LogHome.Defaults with { SegmentSize = 100_000, Segments = 1000, Compress = false } };

        await Fill(home, blocks: 10);

        Assert.Equal(10, home.Segments().Length);
        Assert.Equal(string.Concat(Enumerable.Repeat(s_block, 10)), home.Text());
        Assert.Equal("00000010.1.900000.0.log", Path.GetFileName(home.Segments()[^1]));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_segment_of_full_age_is_followed_by_another_when_there_is_something_to_write()
    {
        var time = new DrivenTime();
        using var home = new LogHome { Time = time };
        await using var pump = home.Start();
        await pump.WatchAsync(LogHome.Web);
        home.Write("one\n");
        await home.Until(() => home.Text() == "one\n");

        time.Advance(TimeSpan.FromHours(23));
        home.Write("two\n");
        await home.Until(() => home.Text() == "one\ntwo\n");
        Assert.Single(home.Segments());

        time.Advance(TimeSpan.FromHours(1));
        home.Write("three\n");
        await home.Until(() => home.Text() == "one\ntwo\nthree\n");
        Assert.Equal(2, home.Segments().Length);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_age_of_a_segment_outlives_the_agent()
    {
        var time = new DrivenTime();
        using var home = new LogHome { Time = time };
        home.Write("one\n");
        await home.RunOnce();

        time.Advance(TimeSpan.FromDays(1));
        home.Write("two\n");
        await home.RunOnce();

        Assert.Equal(2, home.Segments().Length);
        Assert.Equal("one\ntwo\n", home.Text());
    }

    [Fact(Timeout = 60_000)]
    public async Task Only_so_many_segments_are_kept()
    {
        using var home = new LogHome { Options = LogHome.Defaults with { SegmentSize = 100_000, Segments = 3, Compress = false } };

        await Fill(home, blocks: 10);
        await home.RunOnce();

        Assert.Equal(["00000008", "00000009", "00000010"], home.Segments().Select(path => Path.GetFileName(path)[..8]));
    }

    [Fact(Timeout = 60_000)]
    public async Task All_services_together_keep_within_their_bound_and_the_oldest_goes_first()
    {
        using var home = new LogHome { Options = LogHome.Defaults with { SegmentSize = 100_000, TotalSize = 1 << 20, Compress = false } };
        var other = ServiceId.Parse("other");

        await Fill(home, blocks: 8, other); // 140 kB each
        await Fill(home, blocks: 8);
        await home.RunOnce();

        Assert.Equal("00000008", Path.GetFileName(home.Segments(other)[^1])[..8]);
        Assert.Equal(8, Path.GetFileName(home.Segments()[^1])[7] - '0');
        Assert.InRange(new[] { other, LogHome.Web }.SelectMany(service => home.Segments(service)).Sum(path => new FileInfo(path).Length), 800_000, 1 << 20);
        Assert.True(home.Segments().Length >= home.Segments(other).Length);
    }

    [Fact(Timeout = 60_000)]
    public async Task Old_segments_are_compressed_and_the_newest_is_not()
    {
        using var home = new LogHome { Options = LogHome.Defaults with { SegmentSize = 100_000 } };

        await using (var pump = home.Start())
        {
            await Write(home, pump, blocks: 4, LogHome.Web);
            LogHome.Eventually(() => home.Segments().Count(path => path.EndsWith(".log.gz", StringComparison.Ordinal)) == 3 && home.Segments().Length == 4);
        }

        Assert.Equal("00000004.1.300000.0.log", Path.GetFileName(home.Segments()[^1]));
        Assert.Equal(string.Concat(Enumerable.Repeat(s_block, 4)), home.Text());
        Assert.All(home.Segments()[..^1], path => Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(path)));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(".gz.tmp", false)] // killed while it was writing the copy
    [InlineData(".gz", true)] // killed before the original was removed
    public async Task A_compression_that_was_cut_off_is_done_again(string leftover, bool isWhole)
    {
        using var home = new LogHome { Options = LogHome.Defaults with { SegmentSize = 100_000, Compress = false } };
        await Fill(home, blocks: 2);
        var first = home.Segments()[0];
        await File.WriteAllTextAsync(first + leftover, isWhole ? "as if it were whole" : "");

        using var next = new LogHome { Directory = home.Directory, Options = home.Options with { Compress = true } };
        await using (next.Start())
            LogHome.Eventually(() => next.Segments().Length == 2 && next.Segments()[0].EndsWith(".log.gz", StringComparison.Ordinal));

        Assert.Equal(s_block + s_block, next.Text());
    }

    private static async Task Fill(LogHome home, int blocks, ServiceId? service = null)
    {
        await using var pump = home.Start();
        await Write(home, pump, blocks, service ?? LogHome.Web);
    }

    // One block after another, so that each finds the segment full that the one before has filled.
    private static async Task Write(LogHome home, LogPump pump, int blocks, ServiceId service)
    {
        await pump.WatchAsync(service);

        for (var i = 0; i < blocks; i++)
        {
            home.Write(s_block, service: service);
            LogHome.Eventually(() => pump.Lag(service) == 0);
        }
    }
}
