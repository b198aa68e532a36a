using Agent.Actors.Logs.Reading;

namespace Agent.Actors.Tests.Logs.Reading;

/// <summary>A compressed segment that is not what was written.</summary>
public class DamageSpecs
{
    public enum Damage
    {
        CutToNothing,
        CutInTheMiddle,
        CutAtTheEnd,
        Flipped,
        NoGzip,
    }

    public static TheoryData<Damage> Damages => [.. Enum.GetValues<Damage>()];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task It_is_told_and_never_taken_for_the_whole(Damage damage)
    {
        using var log = Damaged(damage);

        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => log.TextsAsync(new LogQuery()));

        Assert.Contains("00000002.1.0.0.log.gz is damaged", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_can_be_read_of_it_comes_first()
    {
        using var log = Damaged(Damage.CutInTheMiddle);
        await using var reading = await log.OpenAsync(new LogQuery());
        var lines = new List<string>();

        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            while (await reading.AdvanceAsync(CancellationToken.None) is LogProgress.More)
                lines.AddRange(reading.Block().Select(line => line.Text));
        });

        Assert.Equal("first", lines[0]);
        Assert.InRange(lines.Count, 100, 1_999);
        Assert.Equal(Enumerable.Range(0, lines.Count - 1).Select(TextOf), lines[1..]);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task What_is_behind_it_stays_readable(Damage damage)
    {
        using var log = Damaged(damage);

        Assert.Equal(["a", "b"], await log.TextsAsync(new LogQuery { Behind = new LogPosition(3, 0) }));
        Assert.Equal(["a", "b"], await log.TextsAsync(new LogQuery { Tail = 2 }));
        Assert.Equal(["b"], await log.TextsAsync(new LogQuery { Tail = 1 }));
        Assert.Equal(["b"], await log.TextsAsync(new LogQuery { Since = WrittenLog.TimeOf(2002) }));
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_tail_that_would_reach_into_it_begins_behind_it_and_says_so(Damage damage)
    {
        using var log = Damaged(damage);
        await using var reading = await log.OpenAsync(new LogQuery { Tail = 3 });

        Assert.Equal(new LogPosition(2, 0), reading.Gap);
        Assert.Equal(["a", "b"], (await reading.RestAsync()).Select(line => line.Text));
    }

    [Fact]
    public async Task A_time_before_it_is_found_in_front_of_it()
    {
        using var log = Damaged(Damage.NoGzip);
        await using var reading = await log.OpenAsync(new LogQuery { Since = WrittenLog.Begin });

        Assert.Equal(LogProgress.More, await reading.AdvanceAsync(CancellationToken.None));
        Assert.Equal(["first"], reading.Block().Select(line => line.Text));
    }

    /// <summary>One line, a compressed segment with many lines and damage, two lines.</summary>
    private static WrittenLog Damaged(Damage damage)
    {
        var log = new WrittenLog().Write("first").Rotate();

        for (var line = 0; line < 2_000; line++)
            log.Write(TextOf(line));

        log.Rotate().Write("a").Write("b").Compress(2);
        var file = Directory.GetFiles(log.Folder, "*.gz").Single();
        File.WriteAllBytes(file, Applied(damage, File.ReadAllBytes(file)));
        return log;
    }

    // Not to be compressed into next to nothing.
    private static string TextOf(int line) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(line)));

    private static byte[] Applied(Damage damage, byte[] whole) => damage switch
    {
        Damage.CutToNothing => [],
        Damage.CutInTheMiddle => whole[..(whole.Length / 2)],
        Damage.CutAtTheEnd => whole[..^1],
        Damage.Flipped => [.. whole[..(whole.Length / 2)], (byte)~whole[whole.Length / 2], .. whole[(whole.Length / 2 + 1)..]],
        _ => "as if it were none"u8.ToArray(),
    };
}
