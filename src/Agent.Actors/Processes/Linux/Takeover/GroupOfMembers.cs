using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>
/// The group of a leader that is not the agent's child, or is gone, where no pidfd stands for the group: whatever is
/// found of it is signalled by its own pidfd.
/// </summary>
/// <remarks>
/// Its number would reach all of it at once. But nothing keeps the number from being another group's by the time of
/// the call, and a stranger must never be signalled. So what is forked meanwhile has to be found by another look.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed class GroupOfMembers(Leader? leader) : IProcessGroup
{
    public bool NeedsLeader => false;

    public bool HoldsNumber => leader is not null && leader.Descriptor.HoldsNumber;

    /// <summary>The search has to tell.</summary>
    public bool MayHaveMembers => false;

    public bool Reaches(ProcessStat member) => false;

    public int Send(int signal) => leader?.Descriptor.Send(signal, flags: 0) ?? 0;
}
