using Agent.Actors.Logs.Reading;

namespace Agent.Actors.Tests.Logs.Reading;

public class PartSpecs
{
    private static readonly string Part = new('x', 16_384);

    [Fact]
    public async Task Parts_are_put_together_each_stream_for_itself()
    {
        using var log = new WrittenLog().Write("a", tag: 'P').Write("1", "stderr", 'P').Write("b", tag: 'P').Rotate().Write("2", "stderr").Write("c");

        Assert.Equal(["12", "abc"], await log.TextsAsync(new LogQuery()));
    }

    [Theory]
    [InlineData(1, "abc")]
    [InlineData(2, "12 abc")]
    [InlineData(3, "first 12 abc")]
    public async Task A_tail_has_whole_lines_only(int tail, string expected)
    {
        using var log = new WrittenLog().Write("first").Write("a", tag: 'P').Write("1", "stderr", 'P').Rotate().Write("b", tag: 'P').Write("2", "stderr").Write("c");

        Assert.Equal(expected, string.Join(' ', await log.TextsAsync(new LogQuery { Tail = tail })));
        Assert.Equal(expected, string.Join(' ', await log.Compress(1).TextsAsync(new LogQuery { Tail = tail })));
    }

    [Fact]
    public async Task A_line_counts_from_when_it_was_complete()
    {
        using var log = new WrittenLog().Write("a", tag: 'P').Write("between", "stderr").Write("b");

        Assert.Equal(["ab"], await log.TextsAsync(new LogQuery { Since = WrittenLog.TimeOf(2) }));
        Assert.Equal(["between"], await log.TextsAsync(new LogQuery { Until = WrittenLog.TimeOf(1) }));
    }

    [Fact]
    public async Task A_line_that_is_not_complete_waits()
    {
        using var log = new WrittenLog().Write("a", tag: 'P');
        await using var reading = await log.OpenAsync(new LogQuery { Follow = true });

        Assert.Empty(await reading.RestAsync());
        log.Write("b");

        Assert.Equal(["ab"], (await reading.RestAsync()).Select(line => line.Text));
    }

    [Fact]
    public async Task A_line_beyond_the_bound_comes_in_pieces_that_add_up_from_wherever_one_goes_on()
    {
        using var log = Endless();
        var lines = await log.ReadAsync(new LogQuery());

        Assert.Equal([true, true, false, false], lines.Select(line => line.IsPartial));
        Assert.Equal([LogReading.LongestText, LogReading.LongestText, 22 * Part.Length + 3], lines.Take(3).Select(line => line.Text.Length));

        for (var seen = 1; seen <= lines.Count; seen++)
            Assert.Equal(lines.Skip(seen), await log.ReadAsync(new LogQuery { Behind = lines[seen - 1].Position }));
    }

    private static WrittenLog Endless()
    {
        var log = new WrittenLog();

        for (var part = 0; part < 150; part++)
            log.Write(Part, tag: 'P');

        return log.Write("end").Write("next");
    }
}
