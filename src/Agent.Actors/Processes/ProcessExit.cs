using System.Globalization;

namespace Agent.Actors.Processes;

/// <summary>How the leader of an instance ended, and what it used.</summary>
/// <param name="Code">Its exit code, or <see langword="null"/> if a signal ended it or nobody can tell.</param>
/// <param name="Signal">The signal that ended it, or <see langword="null"/> if it exited or nobody can tell.</param>
/// <param name="CpuTime">
/// User and system time of the leader and of the children it waited for; <see langword="null"/> if the system cannot tell it.
/// </param>
/// <param name="PeakMemoryBytes">
/// The largest resident set of any of them; <see langword="null"/> if the system cannot tell it.
/// </param>
public sealed record ProcessExit(int? Code, int? Signal, TimeSpan? CpuTime, long? PeakMemoryBytes)
{
    /// <summary>It ended when no agent was there to see how.</summary>
    public static ProcessExit Unknown { get; } = new(null, null, null, null);

    /// <summary>Whether the kernel has ended it because its control group had no more memory.</summary>
    public bool IsOutOfMemory { get; init; }

    /// <summary>As Python's <c>subprocess</c> has it: the exit code, or minus the signal's number.</summary>
    public int? ReturnCode => Signal is { } signal ? -signal : Code;

    public override string ToString() =>
        IsOutOfMemory ? $"signal {Signal}, out of memory"
        : Signal is { } signal ? $"signal {signal}"
        : $"exit code {Code?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}";
}
