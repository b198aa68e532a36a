using System.Collections.Concurrent;
using Agent.Actors.Journal;
using Agent.Actors.Services;
using Akka.Actor;
using static Agent.Actors.Journal.JournalProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>Stands in for the disk: what is on record, and whether anything can be put there.</summary>
internal sealed class FakeJournal
{
    private readonly ConcurrentQueue<JournalEntry> _entries = [];
    private readonly ConcurrentDictionary<ServiceId, JournalledService> _services = [];

    /// <summary>What was written, in order.</summary>
    public IReadOnlyCollection<JournalEntry> Entries => _entries;

    /// <summary>What a following agent would find.</summary>
    public IReadOnlyList<JournalledService> Services => [.. _services.Values];

    public IEnumerable<string> Events => _entries.Select(entry => entry.Event.Kind);

    /// <summary>When set, nothing can be written, for this reason.</summary>
    public volatile string? Refusal;

    private IReadOnlyList<PastRevision> Revisions(ServiceId service) =>
    [
        .. _entries.Select(entry => entry.Service).Where(entry => entry.Service == service)
            .GroupBy(entry => entry.Revision).OrderBy(entries => entries.Key)
            .Select(entries => new PastRevision(entries.Key, DateTimeOffset.UnixEpoch, entries.Last().Spec)),
    ];

    public Props Props() => Akka.Actor.Props.Create(() => new Writer(this));

    private sealed class Writer : ReceiveActor
    {
        public Writer(FakeJournal journal)
        {
            Receive<Write>(_ => journal.Refusal is not null, write => Sender.Tell(new NotWritten(write.Ticket, journal.Refusal!)));
            Receive<Forget>(_ => journal.Refusal is not null, forget => Sender.Tell(new NotWritten(forget.Ticket, journal.Refusal!)));
            Receive<Write>(write =>
            {
                journal._entries.Enqueue(write.Entry);
                journal._services[write.Entry.Service.Service] = write.Entry.Service;
                Sender.Tell(new Written(write.Ticket));
            });
            Receive<GetRevisions>(_ => journal.Refusal is not null, _ => Sender.Tell(new NotRead(journal.Refusal!)));
            Receive<GetRevisions>(get => Sender.Tell(new RevisionList(get.Service, journal.Revisions(get.Service))));
            Receive<Forget>(forget =>
            {
                journal._services.TryRemove(forget.Service, out _);
                Sender.Tell(new Written(forget.Ticket));
            });
        }
    }
}
