using System.Collections.Concurrent;
using Agent.Actors.Journal;
using Agent.Actors.Services;
using Akka.Actor;
using static Agent.Actors.Journal.JournalProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>Stands in for the disk: what is on record, and whether anything can be put there.</summary>
internal sealed class FakeJournal
{
    /// <summary>For <see cref="HoldAt"/>: what is no entry.</summary>
    public const string Forgetting = "forgetting";

    /// <inheritdoc cref="Forgetting"/>
    public const string Reading = "reading";

    private readonly ConcurrentQueue<JournalEntry> _entries = [];
    private readonly ConcurrentDictionary<ServiceId, JournalledService> _services = [];
    private volatile IActorRef? _writer;

    /// <summary>What was written, in order.</summary>
    public IReadOnlyCollection<JournalEntry> Entries => _entries;

    /// <summary>What a following agent would find.</summary>
    public IReadOnlyList<JournalledService> Services => [.. _services.Values];

    public IEnumerable<string> Events => _entries.Select(entry => entry.Event.Kind);

    /// <summary>When set, nothing can be written, for this reason.</summary>
    public volatile string? Refusal;

    /// <summary>When set, nothing is done from the first entry of this kind on, until <see cref="Release"/>.</summary>
    public volatile string? HoldAt;

    /// <summary>Whether anything is held.</summary>
    public volatile bool IsHolding;

    public void Release() => _writer?.Tell(Released.Instance);

    public Props Props() => Akka.Actor.Props.Create(() => new Writer(this));

    private IReadOnlyList<PastRevision> Revisions(ServiceId service) =>
    [
        .. _entries.Select(entry => entry.Service).Where(entry => entry.Service == service)
            .GroupBy(entry => entry.Revision).OrderBy(entries => entries.Key)
            .Select(entries => new PastRevision(entries.Key, DateTimeOffset.UnixEpoch, entries.Last().Spec)),
    ];

    private sealed record Released
    {
        public static Released Instance { get; } = new();
    }

    private sealed class Writer : ReceiveActor
    {
        private readonly FakeJournal _journal;
        private readonly Queue<(object Message, IActorRef Sender)> _held = [];

        public Writer(FakeJournal journal)
        {
            _journal = journal;
            journal._writer = Self;
            Receive<Released>(_ => Release());
            Receive<object>(IsHeld, message => _held.Enqueue((message, Sender)));
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

        private bool IsHeld(object message) => _journal.IsHolding |= _journal.HoldAt is { } kind && kind == KindOf(message);

        private static string KindOf(object message) => message switch
        {
            Write write => write.Entry.Event.Kind,
            Forget => Forgetting,
            _ => Reading,
        };

        private void Release()
        {
            _journal.HoldAt = null;
            _journal.IsHolding = false;

            while (_held.TryDequeue(out var held))
                Self.Tell(held.Message, held.Sender);
        }
    }
}
