using Agent.Actors.Specs;

namespace Agent.Actors.Services.Dependencies;

/// <summary>Whether what one service wants of another is true, and why not.</summary>
/// <remarks>
/// What is wrong with the other is in its own status: whoever may read the one may perhaps not read the other. Reasons name
/// what a probe asks, and programs and files that are not there.
/// </remarks>
internal static class DependencyCheck
{
    /// <param name="find">The latest status of a service; <see langword="null"/> if there is none.</param>
    /// <returns>What is not as it should be, and why.</returns>
    public static IReadOnlyDictionary<ServiceId, string> Unmet(
        IReadOnlyDictionary<ServiceId, DependencyCondition> dependsOn, Func<ServiceId, ServiceStatus?> find) =>
        dependsOn
            .Select(wanted => (Service: wanted.Key, Reason: Reason(find(wanted.Key), wanted.Value)))
            .Where(found => found.Reason is not null)
            .ToDictionary(found => found.Service, found => found.Reason!);

    private static string? Reason(ServiceStatus? service, DependencyCondition condition) => (service, condition) switch
    {
        (null, _) => "there is no such service",
        ({ State: ServiceState.Running }, DependencyCondition.Started) => null,
        ({ State: ServiceState.Running, IsReady: not false }, DependencyCondition.Ready) => null,
        ({ State: ServiceState.Running }, DependencyCondition.Ready) => "it runs, but is not ready",
        ({ State: ServiceState.Running }, DependencyCondition.ExitedOk) => "it still runs",
        ({ State: ServiceState.Exited }, DependencyCondition.ExitedOk) => HasSucceeded(service) ? null : Ending(service),
        ({ State: ServiceState.Exited }, _) => Ending(service),
        ({ State: ServiceState.Starting, WaitingFor.Count: > 0 }, _) => $"it waits for {string.Join(", ", service.WaitingFor.Keys)} itself",
        ({ State: ServiceState.Starting }, _) => "it is being started",
        ({ State: ServiceState.Stopping }, _) => "it is being stopped",
        ({ State: ServiceState.Backoff }, _) => $"it has failed {service.Failures} times in a row and is to be started again",
        ({ State: ServiceState.Stopped }, _) => "it was stopped",
        ({ State: ServiceState.Failed }, _) => "it has failed",
        _ => throw new System.Diagnostics.UnreachableException($"Unexpected state: {service.State}"),
    };

    private static bool HasSucceeded(ServiceStatus service) =>
        service.LastExit?.Code is { } code && service.Spec.Restart.SuccessExitCodes.Contains(code);

    private static string Ending(ServiceStatus service) => service.LastExit is { } exit ? $"it has ended with {exit}" : "it has ended";
}
