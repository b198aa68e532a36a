using Agent.Actors.Logs.Reading;

namespace Agent.Actors.Tests.Logs.Reading;

public class ResumeSpecs
{
    [Theory]
    [InlineData("1:0", true)]
    [InlineData("12:3456", true)]
    [InlineData("", false)]
    [InlineData("1", false)]
    [InlineData("1:", false)]
    [InlineData("1:2:3", false)]
    [InlineData("-1:2", false)]
    [InlineData("1: 2", false)]
    [InlineData("99999999999999999999:1", false)]
    public void A_position_is_read_back_as_it_was_written(string text, bool isValid)
    {
        Assert.Equal(isValid, LogPosition.TryParse(text, out var position));
        Assert.Equal(isValid ? text : "0:0", position.ToString());
    }

    [Theory]
    [InlineData("1:500")]
    [InlineData("2:500")]
    [InlineData("9:0")]
    public async Task A_position_that_is_not_there_any_more_is_told_and_all_there_is_follows(string position)
    {
        using var log = new WrittenLog().Write("old").Rotate().Write("a").Write("b");
        log.Delete(1);
        Assert.True(LogPosition.TryParse(position, out var behind));

        await using var reading = await log.OpenAsync(new LogQuery { Behind = behind });

        Assert.Equal(behind, reading.Gap);
        Assert.Equal(["a", "b"], (await reading.RestAsync()).Select(line => line.Text));
    }

    [Fact]
    public async Task Whoever_goes_on_misses_nothing_by_a_tail_or_a_time_that_he_asked_for_first()
    {
        using var log = new WrittenLog().Write("a").Write("b").Write("c");
        var first = (await log.ReadAsync(new LogQuery()))[0];

        Assert.Equal(["b", "c"], await log.TextsAsync(new LogQuery { Tail = 1, Since = WrittenLog.TimeOf(2), Behind = first.Position }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task From_every_position_exactly_the_rest_follows_however_the_log_was_rotated_and_compressed_meanwhile(int seed)
    {
        var random = new Random(seed);
        using var log = new WrittenLog();
        var segments = 1;
        var compressed = 0;

        for (var entry = 0; entry < 120; entry++)
        {
            if (random.Next(12) == 0)
                (segments, _) = (segments + 1, log.Rotate());

            log.WriteBytes(RandomText(random), random.Next(2) == 0 ? "stdout" : "stderr", random.Next(4) == 0 ? 'P' : 'F');
        }

        var all = await log.ReadAsync(new LogQuery());

        for (var seen = 1; seen <= all.Count; seen++)
        {
            if (compressed < segments - 1 && random.Next(3) == 0)
                log.Compress(++compressed);

            Assert.Equal(all.Skip(seen), await log.ReadAsync(new LogQuery { Behind = all[seen - 1].Position }));
            Assert.Equal(all.TakeLast(seen), await log.ReadAsync(new LogQuery { Tail = seen }));
        }
    }

    private static byte[] RandomText(Random random)
    {
        var text = new byte[random.Next(5) == 0 ? random.Next(16_384) : random.Next(60)];
        random.NextBytes(text);
        return [.. text.Select(value => value == '\n' ? (byte)'n' : value)];
    }
}
