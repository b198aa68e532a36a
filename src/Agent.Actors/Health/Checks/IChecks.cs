using Agent.Actors.Health.Probes;
using Agent.Actors.Logs.Reading;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;

namespace Agent.Actors.Health.Checks;

/// <summary>How instances are asked and listened to.</summary>
public interface IChecks
{
    /// <summary>For a check that asks: by HTTP, TCP or a program.</summary>
    IProbe ProbeOf(HealthSubject subject, ProbeRole role, ProbeCheck check);

    /// <summary>Completes when the instance has written a line that matches.</summary>
    /// <exception cref="IOException">The log cannot be read.</exception>
    /// <exception cref="InvalidDataException">The log is damaged.</exception>
    Task AwaitLineAsync(HealthSubject subject, ProbeCheck.LogLine check, CancellationToken cancellation);

    /// <summary>How long a process has run already, however the system's clock was turned meanwhile.</summary>
    TimeSpan AgeOf(IServiceProcess process);

    /// <inheritdoc cref="HealthRuntime.MarkLogAsync"/>
    Task<LogPosition?> MarkLogAsync(ServiceId service);

    /// <inheritdoc cref="HealthRuntime.EndLeftChecks"/>
    void EndLeft(IReadOnlyList<(string Instance, ServiceSpec Spec)> instances);
}
