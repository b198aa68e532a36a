using System.Collections.Concurrent;

namespace Agent.Actors.Processes.Linux;

/// <summary>The threads that spawn. They live as long as the agent.</summary>
/// <remarks>
/// A child's parent is the thread that spawned it: were that a thread of the pool, a service that asked for a signal
/// when its parent dies (PR_SET_PDEATHSIG) would get it when the pool shrinks.
/// </remarks>
internal sealed class SpawnThreads
{
    private readonly BlockingCollection<Action> _work = [];

    public SpawnThreads()
    {
        for (var i = 0; i < Math.Clamp(Environment.ProcessorCount, 2, 8); i++)
            BackgroundThread.Start($"spawn {i}", Run);
    }

    public Task<T> Run<T>(Func<T> spawn)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() => Complete(done, spawn));
        return done.Task;
    }

    private void Run()
    {
        foreach (var work in _work.GetConsumingEnumerable())
            work();
    }

    private static void Complete<T>(TaskCompletionSource<T> done, Func<T> spawn)
    {
        try
        {
            done.SetResult(spawn());
        }
        catch (Exception failure) // whatever it is, it is for the one who waits
        {
            done.SetException(failure);
        }
    }
}
