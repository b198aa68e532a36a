using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>One look at every process of the system.</summary>
[SupportedOSPlatform("linux")]
internal sealed class SearchPass(
    IReadOnlySet<Instance> wanted, Attribution attribution, Membership membership, Func<Instance, ProcessStat, bool> found)
{
    private readonly long _earliest = wanted.Min(instance => instance.Started);
    private readonly HeldSessions _sessions = new(wanted);

    /// <summary>Those of which something new was found.</summary>
    public HashSet<Instance> Restless { get; } = [];

    /// <returns>Whether it is clear by now whose it is; if it is wanted, it was given away.</returns>
    public bool IsDecided(int pid)
    {
        if (pid == Environment.ProcessId || membership.Holds(pid)) return true;
        if (ProcessStat.TryRead(pid) is not { HasEnded: false, IsKernelThread: false } stat || stat.Started < _earliest) return true;
        if (!TryFindOwner(stat, out var owner)) return false;

        return owner is null || !wanted.Contains(owner) || owner.IsLedBy(pid) || Take(owner, stat);
    }

    private bool TryFindOwner(ProcessStat stat, out Instance? owner)
    {
        owner = attribution.ByNumber(stat) ?? _sessions.OwnerOf(stat);
        return owner is not null || attribution.TryFindOwner(stat, out owner);
    }

    private bool Take(Instance owner, ProcessStat stat)
    {
        Restless.Add(owner);
        return found(owner, stat);
    }
}
