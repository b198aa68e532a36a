using Agent.Actors.Health.Checks;
using Agent.Actors.Health.Notify;
using Agent.Actors.Logs;
using Agent.Actors.Logs.Reading;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;

namespace Agent.Actors.Health;

/// <summary>What the actors that find out about instances work with. One for all of them.</summary>
/// <remarks>
/// Before a launch, after <see cref="IServiceLogs.WatchAsync"/>: <see cref="MarkLogAsync"/>, and where
/// <see cref="INotifySockets.AreNeededBy"/> says so <see cref="INotifySockets.Open"/>, whose
/// <see cref="INotifySocket.EnvironmentFor"/> goes into the launch's environment. After it, if
/// <see cref="HealthActor.IsNeededBy"/>: a child by <see cref="HealthActor.Props"/>. When the instance is to end:
/// <see cref="HealthProtocol.StopAsking"/>. When nothing of it is left: the child is stopped and the socket disposed.
/// An agent that takes instances over does <see cref="EndLeftChecks"/> once, then the same without marking the logs.
/// </remarks>
public sealed record HealthRuntime(IChecks Checks, INotifySockets NotifySockets)
{
    /// <summary>Where the log of a service ends now that an instance is about to be launched.</summary>
    /// <returns><see langword="null"/> if no probe of the spec reads the log, or if it cannot be told.</returns>
    public Task<LogPosition?> MarkLogAsync(ServiceId service, ServiceSpec spec) =>
        spec.Probes.Any(probe => probe.Check is ProbeCheck.LogLine) ? Checks.MarkLogAsync(service) : Task.FromResult<LogPosition?>(null);

    /// <summary>
    /// Ends the programs of <c>exec</c> checks that an agent before this one was killed over. To be called once, before
    /// any <see cref="HealthActor"/> is made; checks wait until it is done.
    /// </summary>
    /// <param name="instances">What is taken over, also what turned out to have ended.</param>
    public void EndLeftChecks(IEnumerable<(string Instance, ServiceSpec Spec)> instances) => Checks.EndLeft([.. instances]);
}
