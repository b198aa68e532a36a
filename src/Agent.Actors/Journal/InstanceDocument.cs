namespace Agent.Actors.Journal;

/// <summary>A <see cref="JournalledInstance"/> as the journal keeps it.</summary>
internal sealed record InstanceDocument
{
    public required string Instance { get; init; }

    /// <summary>As <see cref="SpecText"/> has it.</summary>
    public required string Spec { get; init; }

    public required int Revision { get; init; }

    public int? ProcessId { get; init; }

    public long? StartTicks { get; init; }

    public string? BootId { get; init; }

    public long? StartedAt { get; init; }
}
