namespace Agent.Actors.Logs.Reading;

/// <summary>One follower's ear: it remembers that there was news, not how often.</summary>
public sealed class LogListener : IDisposable
{
    private readonly Action<LogListener> _leave;
    private TaskCompletionSource _news = NoNews();

    internal LogListener(Action<LogListener> leave) => _leave = leave;

    /// <summary>Waits until there is news since the last wait that was given any.</summary>
    /// <returns><see langword="false"/>: there was none for as long as <paramref name="patience"/>.</returns>
    public async ValueTask<bool> WaitAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            await _news.Task.WaitAsync(patience, time, cancellation);
        }
        catch (TimeoutException)
        {
            return false;
        }

        // News that is told to the old one from here on was written before the caller now looks into the log.
        Interlocked.Exchange(ref _news, NoNews());
        return true;
    }

    public void Dispose() => _leave(this);

    internal void Wake() => Volatile.Read(ref _news).TrySetResult();

    // Whoever announces must not run what followers do then.
    private static TaskCompletionSource NoNews() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
