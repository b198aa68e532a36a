using Agent.Actors.Journal;
using Agent.Actors.Services;
using Agent.Web.History;

namespace Agent.Web.Services;

/// <summary>How a service's latest instances ended, and what they wrote last.</summary>
internal sealed class LastExits(HistoryGateway history, InstanceLog log)
{
    private const int MostExits = 5;
    private const int MostLines = 10;

    /// <returns>The newest last; <see langword="null"/> if there are none.</returns>
    public async Task<IReadOnlyList<LastExitView>?> OfAsync(ServiceStatus service, CancellationToken cancellation)
    {
        var exits = await history.LatestExitsAsync(service.Service, MostExits, cancellation);
        var followers = exits.Skip(1).Select(exit => exit.StartedAt).Append(service.StartedAt);

        return exits.Count == 0
            ? null
            : await Task.WhenAll(exits.Zip(followers, (exit, follower) => ViewAsync(service.Service, exit, follower, cancellation)));
    }

    private async Task<LastExitView> ViewAsync(ServiceId service, PastExit exit, DateTimeOffset? follower, CancellationToken cancellation) =>
        LastExitView.Of(exit, await log.TailAsync(service, exit, follower, MostLines, cancellation));
}
