using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;

namespace Agent.Actors.Journal;

/// <summary>Everything that an agent needs to know to go on with a service that another one has left.</summary>
public sealed record JournalledService
{
    public required ServiceId Service { get; init; }

    public required ServiceSpec Spec { get; init; }

    /// <summary>The number of the spec: 1 for the first, and another one for every other spec.</summary>
    public required int Revision { get; init; }

    public required Wanted Wanted { get; init; }

    public required ServiceState State { get; init; }

    /// <summary>The id of the present or last instance; its processes carry it.</summary>
    public string? Instance { get; init; }

    /// <summary>The leader of the instance; <see langword="null"/> if there is none, or its start was not recorded any more.</summary>
    public ProcessIdentity? Process { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How the present or last instance's leader ended.</summary>
    public ProcessExit? LastExit { get; init; }

    /// <summary>Why the service is <see cref="ServiceState.Failed"/>.</summary>
    public string? Error { get; init; }

    /// <summary>How often the agent has started it again by itself.</summary>
    public int Restarts { get; init; }
}
