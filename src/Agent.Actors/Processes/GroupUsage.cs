namespace Agent.Actors.Processes;

/// <summary>What the processes of an instance take together at this moment, as its control group counts it.</summary>
/// <param name="Processes">How many there are.</param>
/// <param name="Cpu">User and system time since its start, also of those that have ended; <see langword="null"/> if it is not counted.</param>
/// <param name="MemoryBytes"><see langword="null"/> where there is no controller of memory.</param>
public sealed record GroupUsage(int Processes, TimeSpan? Cpu, long? MemoryBytes);
