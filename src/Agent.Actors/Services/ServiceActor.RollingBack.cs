using Agent.Actors.Journal;
using Akka.Actor;
using static Agent.Actors.Journal.JournalProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Services;

/// <summary>Starts of the spec of an older revision, by a command or because a new one did not become ready.</summary>
public sealed partial class ServiceActor
{
    private Rollback? _rollback;

    private void Consider(RollbackService command)
    {
        var (status, requester) = (_status!, Sender);

        Recollect(new Rollback
        {
            Choose = revisions => RevisionChoice.For(command, status.Revision, revisions),
            Order = revision => StartOrder.From(command, revision, status, requester),
            Refuse = requester.Tell,
            Missing = new UnknownRevision(command.Revision),
        });
    }

    // There is no sense in going back to what has just failed.
    private static bool MayRollBack(StartOrder order) =>
        order.Spec.Strategy is { AutoRollback: true } && order.Before?.ReadyRevision is { } ready && ready != order.Revision;

    private void RollBack(StartOrder unproven, NotReady reply)
    {
        var (status, ready) = (_status!, unproven.Before!.ReadyRevision!.Value);
        _rest = BeRunning;

        Recollect(new Rollback
        {
            Choose = revisions => revisions.FirstOrDefault(revision => revision.Number == ready),
            Order = revision => StartOrder.RollingBack(unproven, revision, status, reply),
            Refuse = _ => unproven.Requester.Tell(reply),
            Missing = reply,
        });
    }

    private void Recollect(Rollback rollback)
    {
        _rollback = rollback;
        Become(Recollecting);
        _runtime.Journal.Tell(new GetRevisions(_id));
    }

    private void Choose(IReadOnlyList<PastRevision> revisions)
    {
        var rollback = _rollback!;
        _rollback = null;

        if (rollback.Choose(revisions) is { } revision)
            Consider(rollback.Order(revision));
        else
            NotRecollected(rollback, rollback.Missing);
    }

    private void NotRecollected(string reason)
    {
        var rollback = _rollback!;
        _rollback = null;
        NotRecollected(rollback, new Unrecorded(reason));
    }

    private void NotRecollected(Rollback rollback, Reply reply)
    {
        rollback.Refuse(reply);
        _rest();
    }

    /// <summary>What goes on when the journal has told the revisions that it keeps.</summary>
    private sealed record Rollback
    {
        public required Func<IReadOnlyList<PastRevision>, PastRevision?> Choose { get; init; }

        public required Func<PastRevision, StartOrder> Order { get; init; }

        public required Action<Reply> Refuse { get; init; }

        /// <summary>The answer if it does not keep the one that is wanted.</summary>
        public required Reply Missing { get; init; }
    }
}
