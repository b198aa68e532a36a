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

    /// <summary>How often in a row it has ended, or could not be started, without a stable run in between.</summary>
    public int Failures { get; init; }

    /// <summary>When the agent has started it by itself lately, by the time since the boot.</summary>
    public IReadOnlyList<TimeSpan> RecentStarts { get; init; } = [];

    /// <summary>The boot of the system during which this was written; <see langword="null"/> if an agent of old wrote it.</summary>
    public string? BootId { get; init; }

    /// <summary>Whether the instance can serve; <see langword="null"/> if nobody asks it.</summary>
    public bool? IsReady { get; init; }

    /// <summary>Why the instance is ended, if it was found unhealthy.</summary>
    public string? Unhealthy { get; init; }

    /// <summary>The last revision that was ready.</summary>
    public int? ReadyRevision { get; init; }

    /// <summary>The instance that is to replace the present one when it has proven itself.</summary>
    public JournalledInstance? Candidate { get; init; }

    /// <summary>The instance that the present one has replaced, and of which something may be left.</summary>
    public JournalledInstance? Retiring { get; init; }
}
