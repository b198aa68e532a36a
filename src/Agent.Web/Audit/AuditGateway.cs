using System.Diagnostics;
using Agent.Actors.Journal;
using Agent.Actors.Journal.Audit;
using Akka.Actor;
using Akka.Hosting;
using static Agent.Actors.Journal.JournalProtocol;

namespace Agent.Web.Audit;

/// <summary>Writes and reads the trail.</summary>
internal sealed class AuditGateway(IRequiredActor<JournalActor> journal, ILogger<AuditGateway> log)
{
    /// <summary>An answer waits no longer for its rows. They are written all the same.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private long _tickets;

    public async Task WriteAsync(IReadOnlyList<AuditEntry> entries)
    {
        try
        {
            var writing = journal.ActorRef.Ask(new WriteAudit(entries, Interlocked.Increment(ref _tickets)), Timeout.InfiniteTimeSpan, CancellationToken.None);
            if (await writing.WaitAsync(s_patience) is NotWritten refused) Warn(entries, refused.Reason);
        }
        catch (TimeoutException e)
        {
            Warn(entries, e.Message);
        }
    }

    /// <exception cref="IOException">The journal cannot be read.</exception>
    public async Task<AuditPage> ReadAsync(AuditQuery query, CancellationToken cancellation) =>
        await journal.ActorRef.Ask(new GetAudit(query), Timeout.InfiniteTimeSpan, cancellation) switch
        {
            AuditIs answer => answer.Page,
            NotRead refused => throw new IOException(refused.Reason),
            var other => throw new UnreachableException($"Unexpected answer: {other}"),
        };

    private void Warn(IReadOnlyList<AuditEntry> entries, string reason) =>
        log.LogWarning("Not in the audit trail yet: {Action} by {Who} from {Origin}, {Status}: {Reason}", entries[0].Action, entries[0].Who, entries[0].Origin, entries[0].Status, reason);
}
