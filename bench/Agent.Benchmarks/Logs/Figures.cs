using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace Agent.Benchmarks.Logs;

/// <summary>What this process' threads have used.</summary>
/// <param name="Pump">Processor time of copying and of giving spools back.</param>
/// <param name="Keeper">Of compression.</param>
/// <param name="Memory">Resident, in bytes.</param>
[SupportedOSPlatform("linux")]
internal sealed record Figures(long At, TimeSpan Pump, TimeSpan Keeper, long Memory)
{
    private const int TicksPerSecond = 100;
    private const int UserTime = 11, SystemTime = 12; // counted behind the name

    public static Figures Now() => new(
        Stopwatch.GetTimestamp(), TimeOf("log pump") + TimeOf("log disk"), TimeOf("log keeper"), Environment.WorkingSet);

    private static TimeSpan TimeOf(string thread) =>
        TimeSpan.FromSeconds(Directory.EnumerateDirectories("/proc/self/task").Sum(task => TicksOf(task, thread)) / TicksPerSecond);

    private static double TicksOf(string task, string thread)
    {
        if (File.ReadAllText(Path.Combine(task, "comm")).Trim() != thread) return 0;

        var stat = File.ReadAllText(Path.Combine(task, "stat"));
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return long.Parse(fields[UserTime], CultureInfo.InvariantCulture) + long.Parse(fields[SystemTime], CultureInfo.InvariantCulture);
    }
}
