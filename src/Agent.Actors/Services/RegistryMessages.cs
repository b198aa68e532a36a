using Agent.Actors.Processes;
using Agent.Actors.Services.Inheriting;

namespace Agent.Actors.Services;

/// <summary>What a service's actor and its registry say to each other.</summary>
internal static class RegistryMessages
{
    /// <summary>What outlives a crash of a service's actor: the registry keeps it for the actor that follows.</summary>
    public sealed record ServiceRecord(ServiceStatus Status, IServiceProcess? Process, StopUnderWay? Stop = null)
    {
        /// <summary>What there is beside the present instance.</summary>
        public Beside? Beside { get; init; }

        /// <summary>What is to be done about it, if an agent before this one has left it and nothing was done yet.</summary>
        public InheritancePlan? Inherited { get; init; }
    }

    /// <summary>A stop that is under way.</summary>
    /// <param name="EndsAs">Stopped by a command, or exited by itself.</param>
    /// <param name="Next">What is started when nothing is left.</param>
    public sealed record StopUnderWay(TimeSpan Grace, ServiceState EndsAs, StartOrder? Next);

    /// <summary>From a new actor, also one that follows a crash: what was I? Answered with <see cref="Recalled"/>.</summary>
    public sealed record Recall(ServiceId Service);

    /// <param name="Record"><see langword="null"/> for a service that was never deployed.</param>
    public sealed record Recalled(ServiceRecord? Record);

    /// <summary>
    /// The service is not what it was. Told before the caller is answered, so that a list asked for after an answer
    /// shows it.
    /// </summary>
    public sealed record Changed(ServiceRecord Record);

    /// <summary>The agent goes down: stop, and start nothing any more. Answered with <see cref="ServiceProtocol.Stopped"/>.</summary>
    /// <param name="Grace"><see langword="null"/> is the service's own.</param>
    public sealed record Close(ServiceId Service, TimeSpan? Grace);

    /// <summary>The service was deleted, or never deployed with success: its actor gives every message back from now on, and may end.</summary>
    public sealed record Leaving(ServiceId Service);
}
