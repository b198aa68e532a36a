using Agent.Actors.Processes.Linux;
using Agent.Actors.Tests.Logs;

namespace Agent.Actors.Tests.Processes;

public class HesitationSpecs
{
    private readonly DrivenTime _time = new();
    private readonly Hesitation _hesitation;

    public HesitationSpecs() => _hesitation = new Hesitation(_time);

    [Fact]
    public void Whose_a_process_is_may_be_unclear_for_a_second()
    {
        Assert.False(_hesitation.IsOver(Process(42)));
        _time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.False(_hesitation.IsOver(Process(42)));

        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.True(_hesitation.IsOver(Process(42)));
        Assert.False(_hesitation.IsOver(Process(43)));
    }

    [Fact]
    public void Another_process_of_the_same_number_has_a_second_of_its_own()
    {
        _hesitation.IsOver(Process(42));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(_hesitation.IsOver(Process(42) with { Started = 7 }));
    }

    [Fact]
    public void What_has_been_clear_meanwhile_is_waited_for_again()
    {
        _hesitation.IsOver(Process(42));
        _time.Advance(TimeSpan.FromSeconds(1));

        _hesitation.Forget(Process(42));

        Assert.False(_hesitation.IsOver(Process(42)));
    }

    [Fact]
    public void However_many_there_have_been_the_newest_are_waited_for()
    {
        for (var pid = 1; pid <= 3000; pid++) _hesitation.IsOver(Process(pid));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(_hesitation.IsOver(Process(3000)));
        Assert.False(_hesitation.IsOver(Process(1)));
    }

    private static ProcessStat Process(int pid) => default(ProcessStat) with { Pid = pid, Started = 6 };
}
