using System.Collections.Concurrent;

namespace Akka.TestKit.Internal;

/// <summary>What the test actor has got and the test has not looked at yet. Waiting wakes up at once.</summary>
internal sealed class ReceivedQueue : IDisposable
{
    private readonly ConcurrentQueue<Received> _queue = new();
    private readonly SemaphoreSlim _available = new(0);

    public bool IsEmpty => _queue.IsEmpty;

    public void Add(Received received)
    {
        _queue.Enqueue(received);
        _available.Release();
    }

    /// <summary>The next message, or null when none came in time. A time below nought is endless.</summary>
    public Received? Take(TimeSpan timeout, CancellationToken cancellation) =>
        _available.Wait(timeout, cancellation) ? Next() : null;

    public async Task<Received?> TakeAsync(TimeSpan timeout, CancellationToken cancellation) =>
        await _available.WaitAsync(timeout, cancellation) ? Next() : null;

    public void Dispose() => _available.Dispose();

    private Received? Next() => _queue.TryDequeue(out var received) ? received : null;
}
