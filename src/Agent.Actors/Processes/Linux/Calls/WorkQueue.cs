using System.Diagnostics.CodeAnalysis;

namespace Agent.Actors.Processes.Linux;

/// <summary>Work for threads of our own, in order. Whoever waits for it sleeps at once: spinning costs more than a spawn.</summary>
internal sealed class WorkQueue
{
    private readonly Queue<Action> _work = [];

    public void Add(Action work)
    {
        lock (_work)
        {
            _work.Enqueue(work);
            Monitor.Pulse(_work);
        }
    }

    public Action Take()
    {
        lock (_work)
        {
            while (_work.Count == 0) Monitor.Wait(_work);
            return _work.Dequeue();
        }
    }

    public bool TryTake([MaybeNullWhen(false)] out Action work)
    {
        lock (_work)
            return _work.TryDequeue(out work);
    }
}
