using System.Text;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

public class ProcessStatSpecs
{
    [Theory]
    [InlineData("cat")]
    [InlineData("a b")]
    [InlineData(") S 1 2 3 (")]
    [InlineData("")]
    public void A_programs_name_may_hold_anything(string name)
    {
        var stat = Parse(name, 'S', threads: 4);

        Assert.Equal(new ProcessStat(42, 'S', Parent: 7, Group: 8, Session: 9, Threads: 4, Started: 123456789, MemorySize: 1000, IsKernelThread: false, IsExecuted: true, HasEmptyEnvironment: false), stat);
    }

    [Fact]
    public void A_process_that_is_being_reaped_is_in_no_group_any_more() =>
        Assert.Equal(-1, ProcessStat.Parse(42, Encoding.UTF8.GetBytes(Text("x", 'X', 0, "0 0").Replace(" 8 9 ", " -1 -1 ", StringComparison.Ordinal))).Group);

    [Theory]
    [InlineData('S', 1, false)]
    [InlineData('R', 1, false)]
    [InlineData('T', 1, false)]
    [InlineData('Z', 1, true)]
    [InlineData('Z', 0, true)]
    [InlineData('X', 1, true)]
    [InlineData('Z', 2, false)]
    public void A_process_has_ended_when_its_last_thread_has(char state, int threads, bool hasEnded) =>
        Assert.Equal(hasEnded, Parse("x", state, threads).HasEnded);

    [Theory]
    [InlineData("4194560", false)]
    [InlineData("2129984", true)]
    public void A_part_of_the_kernel_can_be_told_from_a_program(string flags, bool isKernelThread)
    {
        var text = Text("x", 'S', 1, "0 0").Replace(" 4194560 ", $" {flags} ", StringComparison.Ordinal);

        Assert.Equal(isKernelThread, ProcessStat.Parse(42, Encoding.UTF8.GetBytes(text)).IsKernelThread);
    }

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(7 << 8, 7, null)]
    [InlineData(255 << 8, 255, null)]
    [InlineData(9, null, 9)]
    [InlineData(128 + 11, null, 11)]
    public void The_end_of_a_zombie_is_read(int status, int? code, int? signal)
    {
        var text = $"42 (a) b) Z 1 2 3 0 -1 4227148 18 0 0 0 150 25 20 5 20 0 1 0 1229186 0 0 18446744073709551615 "
            + $"0 0 0 0 0 0 0 0 0 1 0 0 17 0 0 0 0 0 0 0 0 0 0 0 0 0 {status}\n";

        var exit = ZombieStat.Parse(Encoding.UTF8.GetBytes(text));

        Assert.Equal(new ProcessExit(code, signal, TimeSpan.FromSeconds(2), PeakMemoryBytes: null), exit);
    }

    [Theory]
    [InlineData("0 0", false)]
    [InlineData("140730000000000 140730000000100", false)]
    [InlineData("140730000000000 140730000000000", true)]
    public void An_environment_is_empty_only_if_there_is_one(string bounds, bool isEmpty) =>
        Assert.Equal(isEmpty, Parse("x", 'S', threads: 1, bounds).HasEmptyEnvironment);

    [Fact]
    public void An_environment_that_the_kernel_is_still_laying_out_only_looks_empty()
    {
        var stat = Parse("x", 'R', threads: 1, "140730000000000 140730000000000", codeStart: 0);

        Assert.False(stat.IsExecuted);
        Assert.False(stat.HasEmptyEnvironment);
    }

    private static ProcessStat Parse(string name, char state, int threads, string environment = "7 8", int codeStart = 1) =>
        ProcessStat.Parse(42, Encoding.UTF8.GetBytes(Text(name, state, threads, environment, codeStart)));

    private static string Text(string name, char state, int threads, string environment, int codeStart = 1) =>
        $"42 ({name}) {state} 7 8 9 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 {threads} 0 123456789 1000 200 18446744073709551615 "
        + $"{codeStart} 1 0 0 0 0 0 0 0 0 0 0 17 1 0 0 0 0 0 0 0 0 0 0 {environment} 0\n";
}
