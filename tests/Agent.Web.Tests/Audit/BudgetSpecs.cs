using Agent.Actors.Configuration;
using Agent.Web.Audit;

namespace Agent.Web.Tests.Audit;

/// <summary>How many refused attempts get a row.</summary>
public class BudgetSpecs
{
    private readonly SteppedTime _time = new();
    private readonly RefusalBudget _budget;

    public BudgetSpecs() => _budget = new RefusalBudget(AuditOptions.Unbounded with { RefusalsPerHour = 6 }, _time);

    [Fact]
    public void So_many_at_once_and_as_many_an_hour()
    {
        Assert.Equal(6, Take(10, isKnown: false));

        _time.Pass(TimeSpan.FromMinutes(20));
        Assert.Equal(2, Take(10, isKnown: false));

        _time.Pass(TimeSpan.FromDays(7));
        Assert.Equal(6, Take(10, isKnown: false));
    }

    [Fact]
    public void Whoever_is_unknown_takes_nothing_of_those_who_are_known()
    {
        Take(100, isKnown: false);

        Assert.Equal(6, Take(10, isKnown: true));
    }

    [Fact]
    public void Those_without_a_row_are_counted_once()
    {
        Take(10, isKnown: false);

        Assert.Equal((4, 0), (_budget.TakeOmitted(), _budget.TakeOmitted()));
    }

    private int Take(int attempts, bool isKnown) => Enumerable.Range(1, attempts).Count(_ => _budget.TryTake(isKnown));

    private sealed class SteppedTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Pass(TimeSpan span) => _now += span.Ticks;
    }
}
