using Agent.Actors.Health.Notify;
using Agent.Actors.Logs.Reading;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;

namespace Agent.Actors.Health;

/// <summary>The instance whose health is found out, and what was set up for that before it was launched.</summary>
public sealed record HealthSubject
{
    public required ServiceId Service { get; init; }

    public required string Instance { get; init; }

    public required IServiceProcess Process { get; init; }

    /// <summary>What it was launched with.</summary>
    public required ServiceSpec Spec { get; init; }

    /// <summary>Whether an agent, or an actor, before this one has launched it. What it has said to that is not said again.</summary>
    public bool IsTakenOver { get; init; }

    /// <summary>It was taken over and was ready: it is so until something says otherwise.</summary>
    public bool WasReady { get; init; }

    /// <summary>From <see cref="INotifySockets.Open"/>; <see langword="null"/> if no probe of the spec is <c>notify</c>.</summary>
    public INotifySocket? Notify { get; init; }

    /// <summary>
    /// From <see cref="HealthRuntime.MarkLogAsync"/>. <see langword="null"/>: what the log has from the process' start on is
    /// taken for this instance's, which holds as long as nobody turns the system's clock.
    /// </summary>
    public LogPosition? LogBegin { get; init; }
}
