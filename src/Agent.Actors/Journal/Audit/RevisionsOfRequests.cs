namespace Agent.Actors.Journal.Audit;

/// <summary>Which revision of a service a request has led to: the journal has written that just before the request's row.</summary>
internal sealed class RevisionsOfRequests
{
    /// <summary>More than can be between the two.</summary>
    private const int Most = 4096;

    private readonly Dictionary<(string Service, string Request), int> _known = [];
    private readonly Queue<(string Service, string Request)> _order = [];

    public void Note(JournalEntry entry)
    {
        if (entry.Event.Request is not { } request) return;

        var key = (entry.Service.Service.ToString(), request);
        if (_known.TryAdd(key, entry.Service.Revision)) _order.Enqueue(key);
        else _known[key] = entry.Service.Revision;

        if (_order.Count > Most) _known.Remove(_order.Dequeue());
    }

    public AuditEntry Complete(AuditEntry entry) =>
        entry is { Revision: null, Service: { } service, Request: { } request } && _known.TryGetValue((service, request), out var revision)
            ? entry with { Revision = revision }
            : entry;

    /// <summary>What was written may have been rolled back.</summary>
    public void Distrust()
    {
        _known.Clear();
        _order.Clear();
    }
}
