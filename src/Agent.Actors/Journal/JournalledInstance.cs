using Agent.Actors.Processes;
using Agent.Actors.Specs;

namespace Agent.Actors.Journal;

/// <summary>An instance of a service beside the present one.</summary>
public sealed record JournalledInstance
{
    public required string Instance { get; init; }

    /// <summary>What it was launched with.</summary>
    public required ServiceSpec Spec { get; init; }

    public required int Revision { get; init; }

    /// <summary>Its leader; <see langword="null"/> if its start was not recorded any more.</summary>
    public ProcessIdentity? Process { get; init; }

    public DateTimeOffset? StartedAt { get; init; }
}
