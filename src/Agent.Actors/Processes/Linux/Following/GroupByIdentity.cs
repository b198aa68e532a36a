using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Since kernel 6.9: the leader's pidfd stands for the group, also when the leader is long gone.</summary>
[SupportedOSPlatform("linux")]
internal sealed class GroupByIdentity(Leader leader) : IProcessGroup
{
    public bool NeedsLeader => false;

    public bool HoldsNumber => MayHaveMembers || leader.Descriptor.HoldsNumber;

    public bool MayHaveMembers => leader.Descriptor.Send(signal: 0, Libc.PIDFD_SIGNAL_PROCESS_GROUP) != Errno.ESRCH;

    public bool Reaches(ProcessStat member) => member.Group == leader.Pid;

    public int Send(int signal) => leader.Descriptor.Send(signal, Libc.PIDFD_SIGNAL_PROCESS_GROUP) switch
    {
        Errno.ESRCH => 0,
        var errno => errno,
    };

    /// <summary>Whether this kernel can do it. Asked with the agent's own pidfd; the answer may also be that it leads no group.</summary>
    public static bool IsSupported()
    {
        using var self = PidFd.Open(Environment.ProcessId);
        return self.Send(signal: 0, Libc.PIDFD_SIGNAL_PROCESS_GROUP) != Errno.EINVAL;
    }
}
