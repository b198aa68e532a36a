using System.Collections.Concurrent;
using Agent.Actors.Journal;
using Agent.Actors.Journal.Audit;
using Agent.Actors.Services;

namespace Agent.Actors.Tests.Journal;

/// <summary>A disk that obeys the test.</summary>
internal sealed class FakeStore : IJournalStore
{
    private readonly ManualResetEventSlim _gate = new(initialState: true);
    private int _attempts;

    /// <summary>What is durable, a list a commit.</summary>
    public ConcurrentQueue<IReadOnlyList<JournalChange>> Commits { get; } = [];

    public int Attempts => Volatile.Read(ref _attempts);

    /// <summary>What it does instead of writing and reading.</summary>
    public volatile Exception? Failure;

    public bool IsDisposed { get; private set; }

    public static JournalException Full { get; } = JournalException.NotWritten("journal.db", new IOException("database or disk is full."));

    /// <summary>The kinds of all durable events; a minus for a service that was forgotten.</summary>
    public IEnumerable<string> Kinds => Commits.SelectMany(commit => commit).Select(change => change is JournalChange.Enter enter ? enter.Entry.Event.Kind : "-");

    public void Block() => _gate.Reset();

    public void Unblock() => _gate.Set();

    public void Commit(IReadOnlyList<JournalChange> changes)
    {
        Interlocked.Increment(ref _attempts);
        Obey();
        Commits.Enqueue(changes);
    }

    public IReadOnlyList<PastEvent> Events(ServiceId service, int count)
    {
        Obey();
        return [.. Commits.SelectMany(commit => commit).OfType<JournalChange.Enter>().Select((enter, i) => new PastEvent(i + 1, enter.At, enter.Entry.Event))];
    }

    public IReadOnlyList<PastExit> Exits(ServiceId service, int count) => [];

    public IReadOnlyList<PastRevision> Revisions(ServiceId service) => [];

    public AuditPage Audit(AuditQuery query) => new([], default, default);

    public void Dispose() => IsDisposed = true;

    private void Obey()
    {
        _gate.Wait(TimeSpan.FromSeconds(15));
        if (Failure is { } failure) throw failure;
    }
}
