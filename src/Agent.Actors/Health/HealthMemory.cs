using Agent.Actors.Specs;

namespace Agent.Actors.Health;

/// <summary>What is known of an instance and is not said again: it outlives a crash of its actor.</summary>
internal sealed class HealthMemory(HealthSubject subject)
{
    public HealthStage Stage { get; set; } = HasStarted(subject) ? HealthStage.Watching : HealthStage.StartingUp;

    public bool IsReady { get; set; } = subject.WasReady;

    /// <summary>Why it is not ready, as it was told last.</summary>
    public string? Unreadiness { get; set; }

    /// <summary><c>READY=1</c>, and no <c>RELOADING=1</c> since.</summary>
    public bool HasSaidReady { get; set; } = subject.WasReady;

    public bool HasSaidStopping { get; set; }

    /// <summary>Its watchdog's interval, if it has chosen one itself.</summary>
    public TimeSpan? Watchdog { get; set; }

    // Of one that was taken over nobody knows whether it has said before that it has come up. Better not to wait for it
    // than to end one that has.
    private static bool HasStarted(HealthSubject subject) => subject switch
    {
        { Spec.Startup: null } or { WasReady: true } => true,
        { IsTakenOver: true, Spec.Startup.Check: ProbeCheck.Notify } => true,
        _ => false,
    };
}
