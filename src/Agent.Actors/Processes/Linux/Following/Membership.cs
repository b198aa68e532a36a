using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>
/// The members that a census has found. Each is held by its pidfd until it ends, so that it stays known whatever
/// becomes of its session, its environment and its parent.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class Membership(EventWatch watch, Action<Member> enrolled, Action<Member> ended)
{
    private readonly DescriptorReserve _reserve = DescriptorReserve.OfThisProcess();
    private readonly Dictionary<int, Member> _members = [];

    public bool Holds(int pid) => _members.TryGetValue(pid, out var member) && member.Descriptor.HoldsNumber;

    /// <returns><see langword="null"/> if the process is no longer what <paramref name="stat"/> says.</returns>
    public Member? Enrol(Instance instance, ProcessStat stat)
    {
        if (Member.TryOpen(instance, stat, _reserve) is not { } member) return null;

        Watch(member);
        _members[stat.Pid] = member;
        instance.Members.Add(member);
        enrolled(member);
        return member;
    }

    public void Discharge(Member member)
    {
        member.Instance.Members.Remove(member);
        if (_members.TryGetValue(member.Stat.Pid, out var present) && present == member) _members.Remove(member.Stat.Pid);

        watch.Forget(member.Descriptor);
        member.Descriptor.Dispose();
    }

    /// <summary>Enrols what lives below the leader and below every member.</summary>
    /// <returns>Whether there was anything new.</returns>
    public bool Survey(Instance instance)
    {
        var known = instance.Members.Count;
        if (instance.ControlGroup is { } group) EnrolAll(instance, group);
        if (instance is { LeaderHasEnded: false, Leader: { } leader }) Survey(instance, [(leader.Pid, leader.Descriptor)]);

        Survey(instance, instance.Members.Select(Parent));
        return instance.Members.Count > known;
    }

    public void Survey(Member member) => Survey(member.Instance, [Parent(member)]);

    private static (int Pid, PidFd Descriptor) Parent(Member member) => (member.Stat.Pid, member.Descriptor);

    private void EnrolAll(Instance instance, ControlGroup group)
    {
        foreach (var pid in group.Processes())
            if (!Holds(pid) && !instance.IsLedBy(pid) && ReadMember(pid, group) is { } stat)
                Enrol(instance, stat);
    }

    // Held while the group is asked again: only then it is this process that is in it.
    private static ProcessStat? ReadMember(int pid, ControlGroup group)
    {
        using var descriptor = PidFd.TryOpen(pid);
        return descriptor is not null && ProcessStat.TryRead(pid) is { HasEnded: false } stat && group.Holds(pid) && descriptor.HoldsNumber
            ? stat
            : null;
    }

    // Not by recursion: a service decides how long a chain its processes are.
    private void Survey(Instance instance, IEnumerable<(int Pid, PidFd Descriptor)> parents)
    {
        var next = new Queue<(int Pid, PidFd Descriptor)>(parents);

        while (next.TryDequeue(out var parent))
            foreach (var child in Descendants.ChildrenOf(parent.Pid))
                if (ReadChild(child, parent.Pid, parent.Descriptor) is { } stat && Enrol(instance, stat) is { } member)
                    next.Enqueue(Parent(member));
    }

    // Only if the parent still has its number afterwards, the child is a child of this parent.
    private ProcessStat? ReadChild(int child, int parent, PidFd descriptor) =>
        !Holds(child) && ProcessStat.TryRead(child) is { HasEnded: false } stat && stat.Parent == parent && descriptor.HoldsNumber
            ? stat
            : null;

    private void Watch(Member member)
    {
        try
        {
            watch.Add(member.Descriptor, () => ended(member));
        }
        catch (SystemCallException)
        {
            member.Descriptor.Dispose();
            throw;
        }
    }
}
