using Agent.Actors.Services;

namespace Agent.Actors.Journal;

/// <summary>
/// What is to be written, the oldest first: what an earlier failure has left comes before everything newer. The journal's
/// actor owns it, but it outlives that actor's crashes.
/// </summary>
public sealed class PendingWrites
{
    internal const int LargestCommit = 512;
    internal const int KeptOfService = 100;
    internal const int KeptOfAudit = 10_000;

    private List<PendingWrite> _writes = [];
    private int _beingCommitted;

    internal bool IsEmpty => _writes.Count == 0;

    internal bool IsCommitting => _beingCommitted > 0;

    /// <summary>Whether the disk has refused the last write.</summary>
    internal bool IsFailing { get; private set; }

    /// <summary>The present commit, or the last one.</summary>
    internal Task UnderWay { get; set; } = Task.CompletedTask;

    internal void Add(PendingWrite write) => _writes.Add(write);

    /// <summary>What is to be committed now.</summary>
    internal IReadOnlyList<JournalChange> Take()
    {
        _beingCommitted = Math.Min(_writes.Count, LargestCommit);
        return [.. _writes.Take(_beingCommitted).Select(write => write.Change)];
    }

    internal void Committed()
    {
        foreach (var write in TakeUnderWay())
            write.AnswerWritten();

        IsFailing = false;
    }

    /// <summary>Nothing of what was taken is durable. Who came meanwhile learns it too: the disk has just refused.</summary>
    internal void RefusedByDisk(string reason)
    {
        foreach (var write in _writes)
            write.AnswerNotWritten(reason);

        _writes = Newest(_writes.Where(write => write.Need == WriteNeed.Kept));
        _beingCommitted = 0;
        IsFailing = true;
    }

    /// <summary>What was taken cannot be written to any disk. Kept, it would be in the way of all that follows.</summary>
    internal void Unwritable(string reason)
    {
        foreach (var write in TakeUnderWay())
            write.AnswerNotWritten(reason);
    }

    /// <summary>Gives up everything that is not being committed.</summary>
    internal IReadOnlyList<PendingWrite> TakeRest()
    {
        var rest = _writes[_beingCommitted..];
        _writes.RemoveRange(_beingCommitted, rest.Count);
        return rest;
    }

    /// <summary>Gives up what is being committed.</summary>
    internal IReadOnlyList<PendingWrite> TakeUnderWay()
    {
        var underWay = _writes[.._beingCommitted];
        _writes.RemoveRange(0, _beingCommitted);
        _beingCommitted = 0;
        return underWay;
    }

    private static int MostKept(JournalChange change) => change is JournalChange.Note ? KeptOfAudit : KeptOfService;

    // The disk may fail for days. A service's newest entry holds all of what it is; of older ones only the events are missed.
    private static List<PendingWrite> Newest(IEnumerable<PendingWrite> writes)
    {
        var counts = new Dictionary<ServiceId, int>();
        var newest = new List<PendingWrite>();

        foreach (var write in writes.Reverse())
            if ((counts[write.Change.Service] = counts.GetValueOrDefault(write.Change.Service) + 1) <= MostKept(write.Change))
                newest.Add(write with { Asker = null });

        newest.Reverse();
        return newest;
    }
}
