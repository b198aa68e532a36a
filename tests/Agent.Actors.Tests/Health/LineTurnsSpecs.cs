using Agent.Actors.Health.Checks;
using Agent.Actors.Tests.Logs;

namespace Agent.Actors.Tests.Health;

public class LineTurnsSpecs
{
    private readonly DrivenTime _time = new();
    private readonly List<string> _seen = [];
    private readonly LineTurns _turns;

    public LineTurnsSpecs() => _turns = new LineTurns(_time);

    [Fact(Timeout = 60_000)]
    public async Task One_at_a_time_has_its_turn_and_those_who_wait_have_theirs_in_order()
    {
        var others = await _turns.Join().TakeAsync(
            _ =>
            {
                Task[] waiting = [Note("second"), Note("third")];
                _seen.Add("first");
                return waiting;
            },
            CancellationToken.None);

        await Task.WhenAll(others);

        Assert.Equal(["first", "second", "third"], _seen);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_turn_is_over_after_10_milliseconds()
    {
        var turn = await _turns.Join().TakeAsync(turn => turn, CancellationToken.None);
        Assert.False(turn.IsOver);

        _time.Advance(TimeSpan.FromMilliseconds(10));

        Assert.True(turn.IsOver);
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_has_not_kept_to_his_turn_has_the_next_beside_those_of_others()
    {
        var slow = _turns.Join();
        await slow.TakeAsync(_ => Pass(50), CancellationToken.None);

        var usual = await _turns.Join().TakeAsync(_ => TaskScheduler.Current, CancellationToken.None);
        Assert.NotSame(usual, await slow.TakeAsync(_ => TaskScheduler.Current, CancellationToken.None));

        // It has kept to this one.
        Assert.Same(usual, await slow.TakeAsync(_ => TaskScheduler.Current, CancellationToken.None));
    }

    [Fact(Timeout = 60_000)]
    public async Task Who_gives_up_waiting_has_none()
    {
        using var patience = new CancellationTokenSource();
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _turns.Join().TakeAsync(turn => turn, patience.Token));
    }

    private bool Pass(int milliseconds)
    {
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        return true;
    }

    private Task<bool> Note(string name) => _turns.Join().TakeAsync(
        _ =>
        {
            _seen.Add(name);
            return true;
        },
        CancellationToken.None);
}
