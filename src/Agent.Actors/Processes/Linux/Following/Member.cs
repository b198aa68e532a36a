using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>A living process of an instance besides its leader, held by its pidfd.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Member(Instance instance, ProcessStat stat, PidFd descriptor)
{
    public Instance Instance { get; } = instance;

    /// <summary>As it was when the member was found.</summary>
    public ProcessStat Stat { get; } = stat;

    public PidFd Descriptor { get; } = descriptor;

    /// <summary>Opened first and compared then: what has the same number later is not taken for it.</summary>
    /// <returns><see langword="null"/> if the process is no longer what <paramref name="expected"/> says.</returns>
    public static Member? TryOpen(Instance instance, ProcessStat expected)
    {
        if (expected.Pid == Environment.ProcessId) return null; // an agent that was started from within a service
        if (PidFd.TryOpen(expected.Pid) is not { } descriptor) return null;

        if (ProcessStat.TryRead(expected.Pid) is { } stat && IsSame(stat, expected) && descriptor.HoldsNumber)
            return new Member(instance, stat, descriptor);

        descriptor.Dispose();
        return null;
    }

    private static bool IsSame(ProcessStat stat, ProcessStat expected) =>
        stat.Started == expected.Started && stat.Parent == expected.Parent && !stat.HasEnded;
}
