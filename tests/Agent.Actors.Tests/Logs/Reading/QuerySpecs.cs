using Agent.Actors.Logs.Reading;

namespace Agent.Actors.Tests.Logs.Reading;

public class QuerySpecs
{
    /// <summary>Ten lines, 0 to 9, every third on stderr; the first four in segment 1, the next four in 2, the rest in 3.</summary>
    private static WrittenLog Ten()
    {
        var log = new WrittenLog();

        for (var line = 0; line < 10; line++)
        {
            if (line is 4 or 8)
                log.Rotate();

            log.Write($"{line}", line % 3 == 2 ? "stderr" : "stdout");
        }

        return log;
    }

    public static TheoryData<string, int?, LogStream?, int?, int?> Queries => new()
    {
        { "0123456789", null, null, null, null },
        { "", 0, null, null, null },
        { "9", 1, null, null, null },
        { "789", 3, null, null, null },
        { "0123456789", 10, null, null, null },
        { "0123456789", 1000, null, null, null },
        { "258", null, LogStream.Stderr, null, null },
        { "58", 2, LogStream.Stderr, null, null },
        { "6 79", 3, LogStream.Stdout, null, null },
        { "56789", null, null, 5, null },
        { "0123", null, null, null, 3 },
        { "34567", null, null, 3, 7 },
        { "67", 2, null, 3, 7 },
        { "34567", 9, null, 3, 7 },
        { "5", 1, LogStream.Stderr, 3, 7 },
        { "", null, null, 10, null },
        { "", null, null, null, -1 },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task A_query_is_answered_with_exactly_what_it_asks_for(string expected, int? tail, LogStream? stream, int? since, int? until)
    {
        using var plain = Ten();
        using var mixed = Ten().Compress(1);
        using var compressed = Ten().Compress(1).Compress(2);
        var query = new LogQuery { Tail = tail, Stream = stream, Since = Time(since), Until = Time(until) };

        foreach (var log in new[] { plain, mixed, compressed })
            Assert.Equal(expected.Replace(" ", "", StringComparison.Ordinal), string.Concat(await log.TextsAsync(query)));
    }

    [Fact]
    public async Task A_service_that_has_written_nothing_has_an_empty_log()
    {
        using var log = new WrittenLog();
        Directory.Delete(log.Folder, recursive: true);

        Assert.Empty(await log.TextsAsync(new LogQuery()));
        Assert.Empty(await log.TextsAsync(new LogQuery { Tail = 5, Since = WrittenLog.Begin }));
    }

    [Fact]
    public async Task A_line_tells_time_and_stream()
    {
        using var log = new WrittenLog().Write("", "stderr");

        var line = Assert.Single(await log.ReadAsync(new LogQuery()));

        Assert.Equal(("", LogStream.Stderr, "2026-11-22T08:00:00.000000000Z", false), (line.Text, line.Stream, line.Stamp, line.IsPartial));
    }

    [Fact]
    public async Task A_torn_line_is_not_shown_until_it_is_whole()
    {
        using var log = new WrittenLog().Write("whole").Append("2026-11-22T09:00:00.000000000Z stdout F to"u8.ToArray());

        Assert.Equal(["whole"], await log.TextsAsync(new LogQuery()));
        Assert.Equal(["whole"], await log.TextsAsync(new LogQuery { Tail = 1 }));

        log.Append("rn\n"u8.ToArray());

        Assert.Equal(["torn"], await log.TextsAsync(new LogQuery { Tail = 1 }));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("")]
    [InlineData("2026-11-22T09:00:00.000000000Z stdout F to")]
    [InlineData("2026-11-22T09:00:00.000000000Z stdout P to")]
    public async Task A_line_that_was_torn_for_good_is_passed_over(string torn)
    {
        await Task.Yield(); // a reading that never ends is to run into the time-out
        using var log = new WrittenLog().Write("a").Append(System.Text.Encoding.ASCII.GetBytes(torn)).Rotate().Write("b").Rotate().Write("c");

        Assert.Equal(["a", "b", "c"], await log.TextsAsync(new LogQuery()));
        Assert.Equal(["a", "b", "c"], await log.TextsAsync(new LogQuery { Tail = 3 }));
        Assert.Equal(["a", "b", "c"], await log.TextsAsync(new LogQuery { Since = WrittenLog.Begin }));
        Assert.Equal(["a", "b", "c"], await log.Compress(1).TextsAsync(new LogQuery { Tail = 3 }));
    }

    [Fact]
    public async Task What_is_written_while_one_reads_does_not_belong_to_it_without_follow()
    {
        using var log = new WrittenLog().Write("before");
        await using var reading = await log.OpenAsync(new LogQuery());

        log.Write("after");

        Assert.Equal(["before"], (await reading.RestAsync()).Select(line => line.Text));
    }

    [Fact]
    public async Task What_is_no_entry_is_passed_over()
    {
        using var log = new WrittenLog().Append("no entry\n\n2026-11-22T08:00:00.000000000Z stdin. F x\n"u8.ToArray()).Write("entry");

        Assert.Equal(["entry"], await log.TextsAsync(new LogQuery()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(999)]
    [InlineData(50_000)]
    [InlineData(99_999)]
    public async Task A_tail_and_a_time_are_found_in_a_large_log(int line)
    {
        using var log = Large();
        var expected = Enumerable.Range(line, 100_000 - line).Select(number => $"{number}");

        Assert.Equal(expected, await log.TextsAsync(new LogQuery { Tail = 100_000 - line }));
        Assert.Equal(expected, await log.TextsAsync(new LogQuery { Since = WrittenLog.TimeOf(line) }));
    }

    private static WrittenLog Large()
    {
        var lines = string.Concat(Enumerable.Range(0, 100_000).Select(line => $"{WrittenLog.TimeOf(line):yyyy-MM-dd'T'HH:mm:ss}.000000000Z stdout F {line}\n"));
        return new WrittenLog().Append(System.Text.Encoding.ASCII.GetBytes(lines));
    }

    private static DateTimeOffset? Time(int? entry) => entry is { } number ? WrittenLog.TimeOf(number) : null;
}
