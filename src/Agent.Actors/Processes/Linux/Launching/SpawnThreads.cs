namespace Agent.Actors.Processes.Linux;

/// <summary>The threads that spawn. They live as long as the agent.</summary>
/// <remarks>
/// A child's parent is the thread that spawned it: were that a thread of the pool, a service that asked for a signal
/// when its parent dies (PR_SET_PDEATHSIG) would get it when the pool shrinks.
/// </remarks>
internal sealed class SpawnThreads
{
    private readonly WorkQueue _work = new();

    public SpawnThreads()
    {
        // Each sleeps in the kernel until its child has executed its program.
        for (var i = 0; i < Math.Clamp(4 * Environment.ProcessorCount, 8, 16); i++)
            BackgroundThread.Start($"spawn {i}", Run);
    }

    public Task Run(Action work) => Run(() =>
    {
        work();
        return true;
    });

    public Task<T> Run<T>(Func<T> spawn)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() => Complete(done, spawn));
        return done.Task;
    }

    private void Run()
    {
        while (true)
            _work.Take()();
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
