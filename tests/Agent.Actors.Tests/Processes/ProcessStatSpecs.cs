using System.Text;
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

        Assert.Equal(new ProcessStat(42, 'S', Parent: 7, Group: 8, Session: 9, Threads: 4, Started: 123456789), stat);
    }

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

    private static ProcessStat Parse(string name, char state, int threads) => ProcessStat.Parse(42, Encoding.UTF8.GetBytes(
        $"42 ({name}) {state} 7 8 9 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 {threads} 0 123456789 1000 200 18446744073709551615\n"));
}
