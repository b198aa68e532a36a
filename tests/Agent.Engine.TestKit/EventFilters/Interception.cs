namespace Akka.TestKit;

/// <summary>Counts the events that fit a filter, from the moment it is published on the event stream.</summary>
internal sealed class Interception(EventFilter filter) : IDisposable
{
    private readonly SemaphoreSlim _matches = new(0);
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public bool Take(object logEvent)
    {
        if (!filter.Matches(logEvent)) return false;

        Interlocked.Increment(ref _count);
        _matches.Release();
        return true;
    }

    /// <summary>False when time is over first.</summary>
    public async Task<bool> Await(int count, TimeSpan patience, CancellationToken cancellation)
    {
        var deadline = new Deadline(patience);
        for (var i = 0; i < count; i++)
        {
            if (!await _matches.WaitAsync(deadline.Left, cancellation)) return false;
        }

        return true;
    }

    public void Dispose() => _matches.Dispose();
}
