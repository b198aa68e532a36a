using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Logs.Linux;

/// <summary>A thread for work that waits for the disk, in order.</summary>
[SupportedOSPlatform("linux")]
internal sealed class DiskQueue
{
    private readonly WorkQueue _work = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _nice;
    private bool _isClosing;

    /// <param name="name">At most 15 characters.</param>
    /// <param name="nice">0 is usual, 19 is least important.</param>
    public DiskQueue(string name, int nice = 0)
    {
        _nice = nice;
        BackgroundThread.Start(name, Run);
    }

    public void Add(Action work) => _work.Add(work);

    /// <summary>Completes when everything that was added before is done.</summary>
    public Task CloseAsync()
    {
        Add(() => _isClosing = true);
        return _closed.Task;
    }

    private void Run()
    {
        // A container may forbid it, and the work is done all the same.
        _ = FileCalls.SetPriority(Libc.PRIO_PROCESS, 0, _nice);

        while (!_isClosing) _work.Take()();
        _closed.SetResult();
    }
}
