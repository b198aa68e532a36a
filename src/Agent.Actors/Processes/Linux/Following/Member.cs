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
    /// <param name="reserve">What a service of however many processes may not use up.</param>
    /// <exception cref="SystemCallException">Hardly any descriptors are left.</exception>
    /// <returns><see langword="null"/> if the process is no longer what <paramref name="expected"/> says.</returns>
    public static Member? TryOpen(Instance instance, ProcessStat expected, DescriptorReserve reserve)
    {
        if (expected.Pid == Environment.ProcessId) return null; // an agent that was started from within a service
        if (PidFd.TryOpen(expected.Pid) is not { } descriptor) return null;

        Member? member = null;
        try
        {
            reserve.Check(newest: (int)descriptor.DangerousGetHandle());
            if (ProcessStat.TryRead(expected.Pid) is { } stat && IsSame(stat, expected) && descriptor.HoldsNumber)
                member = new Member(instance, stat, descriptor);

            return member;
        }
        finally
        {
            if (member is null) descriptor.Dispose();
        }
    }

    private static bool IsSame(ProcessStat stat, ProcessStat expected) =>
        stat.Started == expected.Started && stat.Parent == expected.Parent && !stat.HasEnded;
}
