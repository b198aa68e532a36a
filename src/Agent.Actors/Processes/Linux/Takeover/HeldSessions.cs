using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>
/// The sessions of which a member proves that they are an instance's, now that its leader does not: what is in them has
/// been forked in them.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class HeldSessions
{
    private readonly Dictionary<int, Member> _holders = [];

    public HeldSessions(IEnumerable<Instance> instances)
    {
        foreach (var member in instances.SelectMany(instance => instance.Members))
            if (SessionHeldBy(member) is { } session)
                _holders[session] = member;
    }

    // Asked again after the process was looked at: only then it was in this session, and in no later one of that number.
    public Instance? OwnerOf(ProcessStat stat) =>
        _holders.TryGetValue(stat.Session, out var holder) && SessionHeldBy(holder) == stat.Session ? holder.Instance : null;

    /// <returns><see langword="null"/> if it is in a session that might have others than the instance's processes.</returns>
    private static int? SessionHeldBy(Member member) =>
        ProcessStat.TryRead(member.Stat.Pid) is { } stat && IsOwn(stat, member.Instance) && member.Descriptor.HoldsNumber
            ? stat.Session
            : null;

    private static bool IsOwn(ProcessStat stat, Instance instance) => stat.Session == stat.Pid || stat.Session == instance.Number;
}
