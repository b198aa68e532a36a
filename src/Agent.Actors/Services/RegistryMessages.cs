using Agent.Actors.Processes;

namespace Agent.Actors.Services;

/// <summary>What a service's actor and its registry say to each other.</summary>
internal static class RegistryMessages
{
    /// <summary>What outlives a crash of a service's actor: the registry keeps it for the actor that follows.</summary>
    /// <param name="Grace">That of the stop that is under way.</param>
    public sealed record ServiceRecord(ServiceStatus Status, IServiceProcess? Process, TimeSpan? Grace = null)
    {
        /// <summary>Whether it comes from an agent before this one, and nothing was done about it yet.</summary>
        public bool IsInherited { get; init; }
    }

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
