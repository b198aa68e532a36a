using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Before kernel 6.9: by number. The leader is reaped last, and until then its zombie keeps the number.</summary>
/// <remarks>Orphans that end in the meantime stay zombies as well: the kernel names them after the leader.</remarks>
[SupportedOSPlatform("linux")]
internal sealed class GroupByNumber(Leader leader) : IProcessGroup
{
    public bool NeedsLeader => true;

    public bool HoldsNumber => true;

    /// <summary>The zombie is a member itself, so the system cannot tell: the list of orphans has to.</summary>
    public bool MayHaveMembers => false;

    public bool Reaches(ProcessStat member) => member.Group == leader.Pid;

    public int Send(int signal) => Libc.Kill(-leader.Pid, signal) == 0 ? 0 : Marshal.GetLastPInvokeError();
}
