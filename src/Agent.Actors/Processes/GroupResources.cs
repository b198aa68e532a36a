namespace Agent.Actors.Processes;

/// <summary>What all processes of an instance may take together: the files of its control group that have these names.</summary>
public sealed record GroupResources
{
    public static GroupResources None { get; } = new();

    /// <summary>In bytes. What needs more is killed.</summary>
    public long? MemoryMax { get; init; }

    /// <summary>In bytes. What needs more is slowed down, and its memory reclaimed.</summary>
    public long? MemoryHigh { get; init; }

    /// <summary>In processors: 0.5 is half the time of one.</summary>
    public double? CpuMax { get; init; }

    /// <summary>Among those that want to run, 1 to 10000; 100 where nothing is said.</summary>
    public int? CpuWeight { get; init; }

    /// <summary>Processes and threads.</summary>
    public long? PidsMax { get; init; }

    /// <summary>As <see cref="CpuWeight"/>, for disks.</summary>
    public int? IoWeight { get; init; }
}
