namespace Agent.Actors.Health.Checks;

/// <summary>
/// Has those who look through logs for a line do so one at a time, in turns. A pattern can take a second for a single line:
/// however many services look for one, it costs the agent two threads. The second is for those who do not keep to their
/// turns, so that they are in nobody else's way.
/// </summary>
internal sealed class LineTurns(TimeProvider time)
{
    private static readonly TimeSpan s_length = TimeSpan.FromMilliseconds(10), s_slow = TimeSpan.FromMilliseconds(50);

    private readonly TaskFactory _usual = OneAtATime(), _slow = OneAtATime();

    public Place Join() => new(this);

    private static TaskFactory OneAtATime() => new(new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler);

    private long Now => time.GetTimestamp();

    private TimeSpan AgeOf(long since) => time.GetElapsedTime(since);

    /// <summary>Of one who looks. Not for several threads.</summary>
    internal sealed class Place(LineTurns turns)
    {
        private bool _isSlow;

        /// <summary>Those who have waited longest come first.</summary>
        /// <param name="look">Should come to its end when its turn is over.</param>
        public Task<T> TakeAsync<T>(Func<Turn, T> look, CancellationToken cancellation) =>
            (_isSlow ? turns._slow : turns._usual).StartNew(() => Take(look), cancellation);

        private T Take<T>(Func<Turn, T> look)
        {
            var turn = new Turn(turns, turns.Now);
            var found = look(turn);
            _isSlow = turn.Age >= s_slow;
            return found;
        }
    }

    internal sealed class Turn(LineTurns turns, long since)
    {
        public bool IsOver => Age >= s_length;

        public TimeSpan Age => turns.AgeOf(since);
    }
}
