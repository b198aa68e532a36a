using Agent.Actors.Processes;

namespace Agent.Actors.Specs;

/// <summary>Bounds that a spec and the defaults in the configuration share.</summary>
public static class SpecBounds
{
    public const int MostDependencies = 100;
    public const int MostAddresses = 64;
    public const int MostHeaders = 50;
    public const int MostLabels = 64;
    public const int MostGroups = 64;
    public const int MostSecretFiles = 16;
    public const int MostSecretVariables = 100;
    public const int LargestWeight = 10_000;

    /// <summary>In processors: the kernel takes no quota below a millisecond of its period.</summary>
    public const double LeastCpu = 0.01;

    public const double MostCpu = 4096;

    /// <summary>In bytes, as is the next: below it not even a shell can be started.</summary>
    public const long LeastMemory = 1L << 20;

    public const long MostMemory = 1L << 50;

    /// <summary>In characters, as is the next.</summary>
    public const int LongestLabelName = 128;

    public const int LongestLabel = 1024;

    /// <summary>Signals that stop a process for a debugger or a terminal, and end nothing.</summary>
    private static readonly string[] Suspending = ["STOP", "TSTP", "TTIN", "TTOU"];

    public static TimeSpan ShortestTimeout { get; } = TimeSpan.FromMilliseconds(10);

    public static TimeSpan ShortestPeriod { get; } = TimeSpan.FromMilliseconds(100);

    public static TimeSpan Second { get; } = TimeSpan.FromSeconds(1);

    public static TimeSpan Hour { get; } = TimeSpan.FromHours(1);

    public static TimeSpan Day { get; } = TimeSpan.FromDays(1);

    public static TimeSpan Month { get; } = TimeSpan.FromDays(30);

    public static TimeSpan Year { get; } = TimeSpan.FromDays(365);

    /// <summary>Whether the signal can ask a service to end. KILL can, for whoever wants no grace.</summary>
    public static bool CanStop(Signal signal) => !Suspending.Contains(signal.Name);
}
