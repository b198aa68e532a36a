namespace Akka.TestKit;

/// <summary>Counts the events that fit a filter, from the moment it is published on the event stream.</summary>
internal sealed class Interception(EventFilter filter, int expected)
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Completes with the last of the expected events.</summary>
    public Task Reached => expected == 0 ? Task.CompletedTask : _reached.Task;

    public bool Take(object logEvent)
    {
        if (!filter.Matches(logEvent)) return false;

        if (Interlocked.Increment(ref _count) == expected) _reached.SetResult();
        return true;
    }
}
