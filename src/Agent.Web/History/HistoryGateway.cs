using Agent.Actors.Journal;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Akka.Actor;
using Akka.Hosting;
using static Agent.Actors.Journal.JournalProtocol;

namespace Agent.Web.History;

/// <summary>Asks the journal what has become of a service.</summary>
internal sealed class HistoryGateway(IRequiredActor<JournalActor> journal)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <exception cref="IOException">The journal cannot be read.</exception>
    public async Task<IReadOnlyList<PastEvent>> EventsAsync(ServiceId service, int count, CancellationToken cancellation) =>
        (await AskAsync<EventList>(new GetEvents(service, count), cancellation)).Events;

    /// <inheritdoc cref="EventsAsync"/>
    public async Task<IReadOnlyList<PastExit>> ExitsAsync(ServiceId service, int count, CancellationToken cancellation) =>
        (await AskAsync<ExitList>(new GetExits(service, count), cancellation)).Exits;

    /// <summary>For an answer that is needed without them, too: none if the journal cannot be read, or takes its time.</summary>
    public async Task<IReadOnlyList<PastExit>> LatestExitsAsync(ServiceId service, int count, CancellationToken cancellation)
    {
        try
        {
            return await ExitsAsync(service, count, cancellation).WaitAsync(Patience, cancellation);
        }
        catch (Exception e) when (e is IOException or TimeoutException)
        {
            return [];
        }
    }

    /// <inheritdoc cref="EventsAsync"/>
    public async Task<IReadOnlyList<PastRevision>> RevisionsAsync(ServiceId service, CancellationToken cancellation) =>
        (await AskAsync<RevisionList>(new GetRevisions(service), cancellation)).Revisions;

    /// <returns><see langword="null"/> if the revision is not kept.</returns>
    public async Task<ServiceSpec?> SpecAsync(ServiceId service, int revision, CancellationToken cancellation) =>
        (await RevisionsAsync(service, cancellation)).FirstOrDefault(past => past.Number == revision)?.Spec;

    private async Task<T> AskAsync<T>(object question, CancellationToken cancellation) =>
        await journal.ActorRef.Ask(question, Timeout.InfiniteTimeSpan, cancellation) switch
        {
            T answer => answer,
            NotRead refused => throw new IOException(refused.Reason),
            var other => throw new System.Diagnostics.UnreachableException($"Unexpected answer: {other}"),
        };
}
