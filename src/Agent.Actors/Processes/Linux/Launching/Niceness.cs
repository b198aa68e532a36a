using System.Globalization;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>How favourably a process is scheduled: setpriority(2).</summary>
/// <remarks>
/// Where the kernel groups processes by sessions ("The autogroup feature" in sched(7)), nice values count among those of
/// one session only. A service has one of its own: it gets its value as the group's too.
/// </remarks>
[SupportedOSPlatform("linux")]
internal static class Niceness
{
    private const string Autogroups = "/proc/sys/kernel/sched_autogroup_enabled";

    // The system call, unlike its wrapper, gives 20 minus the value, so that it is never negative.
    public static int Own() => 20 - SystemCallException.ThrowIfFailed(Libc.GetPriority(Libc.PRIO_PROCESS, Environment.ProcessId), "getpriority");

    public static IEnumerable<string> Mistakes(int? nice)
    {
        if (nice is { } wanted && wanted < Own() && !Capabilities.MayRaisePriority)
            yield return $"The nice value cannot be {wanted}: the agent's own is {Own()}, and it lacks the right to go below it (CAP_SYS_NICE).";
    }

    /// <returns>Whether it counts among those of other services too.</returns>
    public static bool TryGiveToSession(int leader, int nice) =>
        // Without CAP_SYS_ADMIN, the kernel takes ten a second.
        !HasAutogroups() || KernelFile.TryWrite($"/proc/{leader}/autogroup", nice.ToString(CultureInfo.InvariantCulture)) == 0;

    private static bool HasAutogroups() => File.Exists(Autogroups) && File.ReadAllText(Autogroups).StartsWith('1');
}
