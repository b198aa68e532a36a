namespace Agent.Actors.Health.Checks;

/// <summary>
/// Has those who look through logs for a line do so one at a time, in turns. A pattern can take milliseconds for a single
/// line: however many services look for one, it costs the agent one thread.
/// </summary>
internal sealed class LineTurns(TimeProvider time)
{
    private static readonly TimeSpan s_length = TimeSpan.FromMilliseconds(10);

    private readonly TaskFactory _turns = new(new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler);

    /// <summary>Those who have waited longest come first.</summary>
    /// <param name="look">Should come to its end when its turn is over.</param>
    public Task<T> TakeAsync<T>(Func<Turn, T> look, CancellationToken cancellation) =>
        _turns.StartNew(() => look(new Turn(time, time.GetTimestamp())), cancellation);

    internal sealed class Turn(TimeProvider time, long since)
    {
        public bool IsOver => time.GetElapsedTime(since) >= s_length;
    }
}
