using Agent.Actors.Journal;
using Agent.Actors.Logs.Reading;
using Agent.Actors.Services;
using Agent.Web.History;
using Agent.Web.Logs;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Web.Services;

/// <summary>
/// The lines that an instance wrote last. The log is the service's, and its lines have the time at which they were
/// copied to it: so they are found by time.
/// </summary>
internal sealed class InstanceLog(ServiceGateway gateway, HistoryGateway history, LastLines lines, LogCatchUp catchUp, ILogger<InstanceLog> log)
{
    private const int MostLines = 20;
    private const int ExitsLookedAt = 5;

    // What was written at the very end is copied a moment later: surely within the one, as a rule within the other.
    private static readonly TimeSpan LongMoment = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ShortMoment = TimeSpan.FromMilliseconds(10);

    /// <summary>Of one that has just failed.</summary>
    public async Task<IReadOnlyList<string>> TailAsync(ServiceId service, string instance, CancellationToken cancellation)
    {
        await catchUp.WaitAsync(service, cancellation);
        return await ReadAsync(service, await StartOfAsync(service, instance, cancellation), until: null, MostLines, cancellation);
    }

    /// <summary>Of one that has ended.</summary>
    /// <param name="follower">When the next one was started.</param>
    public Task<IReadOnlyList<string>> TailAsync(
        ServiceId service, PastExit exit, DateTimeOffset? follower, int count, CancellationToken cancellation) =>
        ReadAsync(service, exit.StartedAt, EndOf(exit, follower), count, cancellation);

    private static DateTimeOffset EndOf(PastExit exit, DateTimeOffset? follower)
    {
        var (soonest, latest) = (exit.EndedAt + ShortMoment, exit.EndedAt + LongMoment);
        return follower is { } next && next < latest ? (next > soonest ? next : soonest) : latest;
    }

    private async Task<DateTimeOffset?> StartOfAsync(ServiceId service, string instance, CancellationToken cancellation) =>
        await gateway.AskAsync(new GetStatus(service), cancellation) switch
        {
            StatusIs { Service: var status } when status.Instance == instance => status.StartedAt ?? await FromExitAsync(service, instance, cancellation),
            StatusIs { Service.Candidate: { } candidate } when candidate.Instance == instance => candidate.StartedAt,
            _ => await FromExitAsync(service, instance, cancellation),
        };

    private async Task<DateTimeOffset?> FromExitAsync(ServiceId service, string instance, CancellationToken cancellation) =>
        (await history.LatestExitsAsync(service, ExitsLookedAt, cancellation)).FirstOrDefault(exit => exit.Instance == instance)?.StartedAt;

    private async Task<IReadOnlyList<string>> ReadAsync(
        ServiceId service, DateTimeOffset? since, DateTimeOffset? until, int count, CancellationToken cancellation)
    {
        try
        {
            return await lines.ReadAsync(service, since, until, count, cancellation);
        }
        // They are an addition to an answer that is needed all the same.
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            log.LogWarning("The log of {ServiceId:l} cannot be read: {Reason:l}", service, e.Message);
            return [];
        }
    }
}
