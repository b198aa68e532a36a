using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>The living processes of this machine, read off /proc.</summary>
[SupportedOSPlatform("linux")]
internal static class ProcessTable
{
    public static bool IsAlive(int pid) => ProcessStat.TryRead(pid) is { HasEnded: false };

    public static ProcessStat Stat(int pid) => ProcessStat.TryRead(pid) ?? throw new InvalidOperationException($"There is no process {pid}.");

    /// <summary>Whatever is left of the processes that this one has launched.</summary>
    public static List<ProcessStat> Descendants()
    {
        var all = All().ToLookup(stat => stat.Parent);
        return [.. Below(Environment.ProcessId, all).Where(stat => !stat.HasEnded)];
    }

    /// <summary>Children of this process that have ended and that nobody has reaped.</summary>
    public static List<ProcessStat> Zombies() => [.. All().Where(stat => stat.Parent == Environment.ProcessId && stat.HasEnded)];

    /// <summary>The living processes with an instance's mark in their environment.</summary>
    public static List<ProcessStat> Bearing(string mark) =>
        [.. All().Where(stat => !stat.HasEnded && new Evidence(stat.Pid).TryMark(out var found) && found == mark)];

    private static IEnumerable<ProcessStat> All() => ProcFile.Numbers("/proc").Select(ProcessStat.TryRead).OfType<ProcessStat>();

    private static IEnumerable<ProcessStat> Below(int pid, ILookup<int, ProcessStat> all) =>
        all[pid].SelectMany(child => Below(child.Pid, all).Prepend(child));
}
