using Agent.Actors.Journal.Audit;
using Agent.Actors.Services;

namespace Agent.Actors.Journal;

/// <summary>The one thread that waits for the disk, and does what it is given in that order.</summary>
public sealed class JournalThread : IAsyncDisposable
{
    private readonly IJournalStore _store;
    private readonly Queue<Action> _work = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isClosing;

    private JournalThread(IJournalStore store) => _store = store;

    /// <param name="store">The thread's own from now on: it disposes of it.</param>
    public static JournalThread Start(IJournalStore store)
    {
        var journal = new JournalThread(store);
        new Thread(journal.Work) { Name = "journal", IsBackground = true }.Start();
        return journal;
    }

    /// <summary>Finishes what has been given to it, then closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_work)
        {
            _isClosing = true;
            Monitor.Pulse(_work);
        }

        await _ended.Task.ConfigureAwait(false);
    }

    internal Task CommitAsync(IReadOnlyList<JournalChange> changes) => RunAsync(store =>
    {
        store.Commit(changes);
        return true;
    });

    internal Task<IReadOnlyList<PastEvent>> EventsAsync(ServiceId service, int count) => RunAsync(store => store.Events(service, count));

    internal Task<IReadOnlyList<PastExit>> ExitsAsync(ServiceId service, int count) => RunAsync(store => store.Exits(service, count));

    internal Task<IReadOnlyList<PastRevision>> RevisionsAsync(ServiceId service) => RunAsync(store => store.Revisions(service));

    internal Task<AuditPage> AuditAsync(AuditQuery query) => RunAsync(store => store.Audit(query));

    // Whatever awaits it only tells an actor: no reason to change threads for that.
    private Task<T> RunAsync<T>(Func<IJournalStore, T> work)
    {
        var done = new TaskCompletionSource<T>();

        lock (_work)
        {
            if (_isClosing)
                return Task.FromException<T>(new ObjectDisposedException(nameof(JournalThread), "The journal has been closed."));

            _work.Enqueue(() => Run(work, done));
            Monitor.Pulse(_work);
        }

        return done.Task;
    }

    private void Run<T>(Func<IJournalStore, T> work, TaskCompletionSource<T> done)
    {
        T result;

        try
        {
            result = work(_store);
        }
        // Whoever asked for the work learns of any failure; here it would end the process.
        catch (Exception e)
        {
            done.SetException(e);
            return;
        }

        done.SetResult(result);
    }

    private void Work()
    {
        while (Take() is { } work) work();

        _store.Dispose();
        _ended.SetResult();
    }

    private Action? Take()
    {
        lock (_work)
        {
            while (_work.Count == 0 && !_isClosing) Monitor.Wait(_work);
            return _work.TryDequeue(out var work) ? work : null;
        }
    }
}
