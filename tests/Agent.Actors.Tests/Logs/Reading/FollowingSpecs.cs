using Agent.Actors.Logs.Reading;

namespace Agent.Actors.Tests.Logs.Reading;

public class FollowingSpecs
{
    private static readonly LogQuery OnlyNew = new() { Tail = 0, Follow = true };

    [Fact]
    public async Task New_lines_follow_over_rotation_and_compression()
    {
        using var log = new WrittenLog().Write("old");
        await using var reading = await log.OpenAsync(OnlyNew);
        Assert.Empty(await reading.RestAsync());

        log.Write("a").Rotate().Write("b").Compress(1).Rotate().Write("c").Compress(2).Rotate();
        Assert.Equal(["a", "b", "c"], (await reading.RestAsync()).Select(line => line.Text));

        log.Write("d");
        Assert.Equal(["d"], (await reading.RestAsync()).Select(line => line.Text));
    }

    [Fact]
    public async Task A_log_that_is_not_there_yet_is_followed_from_its_first_line()
    {
        using var log = new WrittenLog();
        log.Delete(1);
        Directory.Delete(log.Folder);
        await using var reading = await log.OpenAsync(OnlyNew);
        Assert.Equal(LogProgress.End, await reading.AdvanceAsync(CancellationToken.None));

        log.Rotate().Write("first");

        Assert.Equal(["first"], (await reading.RestAsync()).Select(line => line.Text));
    }

    [Fact]
    public async Task A_torn_line_that_is_written_anew_is_shown_as_it_is_then()
    {
        using var log = new WrittenLog().Write("a");
        var whole = new FileInfo(log.Newest).Length;
        log.Append("2026-11-22T09:00:00.000000000Z stdout F cut aw"u8.ToArray());
        await using var reading = await log.OpenAsync(OnlyNew);
        Assert.Empty(await reading.RestAsync());

        using (var file = new FileStream(log.Newest, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
            file.SetLength(whole);
        log.Write("anew");

        Assert.Equal(["anew"], (await reading.RestAsync()).Select(line => line.Text));
    }

    [Fact]
    public async Task Whoever_is_overtaken_by_deletion_is_told_when_he_has_read_what_he_holds()
    {
        using var log = new WrittenLog().Write("a");
        await using var reading = await log.OpenAsync(new LogQuery { Follow = true });
        Assert.Equal(["a"], (await reading.RestAsync()).Select(line => line.Text));

        log.Write("b").Rotate().Write("lost").Rotate().Write("c");
        log.Delete(1);
        log.Delete(2);

        Assert.Equal(["b"], (await reading.RestAsync()).Select(line => line.Text));
        Assert.Equal(LogProgress.Deleted, await reading.AdvanceAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_log_that_is_deleted_ends_with_what_was_in_it()
    {
        using var log = new WrittenLog().Write("a");
        await using var reading = await log.OpenAsync(new LogQuery { Follow = true });
        Assert.Equal(["a"], (await reading.RestAsync()).Select(line => line.Text));

        log.Delete(1);
        Directory.Delete(log.Folder);

        Assert.Equal(LogProgress.Forgotten, await reading.AdvanceAsync(CancellationToken.None));
        log.Rotate();
    }
}
