using System.Text;
using Agent.Actors.Logs.Segments;

namespace Agent.Actors.Tests.Logs;

/// <summary>Names, lines and sums, without any file.</summary>
public class SegmentSpecs
{
    private static readonly DateTimeOffset s_at = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);

    [Theory]
    [InlineData("00000001.1.0.0.log", 1, 1, 0, 0)]
    [InlineData("00000042.3.1234567890123.7.log", 42, 3, 1234567890123, 7)]
    [InlineData("123456789.1.0.0.log", 123456789, 1, 0, 0)]
    public void A_name_says_where_its_segment_begins(string text, int number, int generation, long output, long error)
    {
        Assert.True(SegmentName.TryParse(text, out var name));

        Assert.Equal(new SegmentName(number, generation, output, error), name);
        Assert.Equal(text, name.ToString());
    }

    [Theory]
    [InlineData("1.1.0.0.log")]
    [InlineData("00000001.1.0.0.log.gz")]
    [InlineData("00000001.1.0.0.log.gz.tmp")]
    [InlineData("00000001.1.0.log")]
    [InlineData("00000001.1.-1.0.log")]
    [InlineData("00000001.01.0.0.log")]
    [InlineData("00000001.1.0.99999999999999999999.log")]
    [InlineData("notes.txt")]
    public void Other_names_are_none(string text) => Assert.False(SegmentName.TryParse(text, out _));

    [Theory]
    [InlineData(LogStream.Output, "2026-11-22T08:00:00.123456700Z stdout F ")]
    [InlineData(LogStream.Error, "2026-11-22T08:00:00.123456700Z stderr F ")]
    public void A_line_begins_with_its_time_and_stream(object stream, string expected)
    {
        var header = Header((LogStream)stream);

        Assert.Equal(expected, Encoding.ASCII.GetString(header));
        Assert.True(LineHeader.TryRead(header, out var read, out var isWhole));
        Assert.Equal((stream, true), (read, isWhole));
        Assert.True(LineHeader.TryReadTime(header, out var at));
        Assert.Equal(s_at, at);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-22T08:00:00.123456700Z stdout F")]
    [InlineData("2026-11-22T08:00:00.123456700Z stdin_ F text")]
    [InlineData("2026-11-22T08:00:00.123456700Z stdout X text")]
    public void Other_lines_are_not_the_agents(string line) => Assert.False(LineHeader.TryRead(Encoding.ASCII.GetBytes(line), out _, out _));

    [Theory]
    [InlineData(0, "F")]
    [InlineData(1, "F")]
    [InlineData(16_384, "F")]
    [InlineData(16_385, "PF")]
    [InlineData(32_768, "PF")]
    [InlineData(32_769, "PPF")]
    [InlineData(100_000, "PPPPPPF")]
    public void Long_lines_are_written_in_parts(int length, string tags)
    {
        var log = Stamp(new string('x', length) + "\n");

        var lines = Encoding.ASCII.GetString(log).Split('\n')[..^1];
        Assert.Equal(tags, string.Concat(lines.Select(line => line[38])));
        Assert.All(lines, line => Assert.True(line.Length <= LineHeader.Length + LineStamper.MaxText));
        Assert.Equal(length, lines.Sum(line => line.Length - LineHeader.Length));
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(16_384, 0)]
    [InlineData(16_385, 16_384)]
    public void What_has_no_end_yet_waits(int length, int taken)
    {
        var stamped = LineStamper.Stamp(new byte[length], new byte[100_000], Header(LogStream.Output));

        Assert.Equal(taken, stamped.Taken);
        Assert.False(stamped.IsFull);
    }

    [Fact]
    public void A_line_without_room_is_left()
    {
        var stamped = LineStamper.Stamp("one\ntwo\n"u8, new byte[LineHeader.Length + 6], Header(LogStream.Output));

        Assert.Equal(new Stamped(4, LineHeader.Length + 4, IsFull: true), stamped);
    }

    [Fact]
    public void Lines_add_up_to_what_was_copied_however_they_are_read()
    {
        var log = Stamp(string.Concat(Enumerable.Range(0, 50).Select(i => new string('x', i * 400) + "\n")) + "rest");
        var expected = 50 + Enumerable.Range(0, 50).Sum(i => i * 400);

        foreach (var block in new[] { LineStamper.MaxLine, 20_000, 65_536, log.Length })
            Assert.Equal((expected, log.Length, 0), Sum(log, block));
    }

    [Fact]
    public void A_torn_line_counts_for_nothing()
    {
        var log = Stamp("one\ntwo\n");

        Assert.Equal((4, LineHeader.Length + 4, 0), Sum(log[..^1], block: LineStamper.MaxLine));
    }

    [Fact]
    public void Lines_of_others_are_passed_over_even_if_they_are_endless()
    {
        byte[] log = [.. Stamp("one\n"), .. "mine\n"u8, .. new byte[100_000], (byte)'\n', .. Stamp("two\n"), .. new byte[100_000]];

        Assert.Equal((8, log.Length - 100_000, 2), Sum(log, block: LineStamper.MaxLine));
    }

    private static (long Copied, long End, int Foreign) Sum(byte[] log, int block)
    {
        var sum = new SegmentSum();
        for (var at = 0; sum.Add(log.AsSpan(at, Math.Min(block, log.Length - at))) is var taken && taken > 0;) at += taken;

        return (sum.Copied(LogStream.Output), sum.End, sum.Foreign);
    }

    private static byte[] Stamp(string text)
    {
        var log = new byte[2 * text.Length + 100_000];
        var stamped = LineStamper.Stamp(Encoding.ASCII.GetBytes(text), log, Header(LogStream.Output));
        return log[..stamped.Written];
    }

    private static byte[] Header(LogStream stream)
    {
        var header = new byte[LineHeader.Length];
        LineHeader.Write(header, s_at, stream);
        return header;
    }
}
