using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Tells whose the orphans are that the kernel has given to the agent.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Orphanage(Children children, Attribution attribution, Membership membership, Action<string> warn)
{
    private const int MaxLooks = 32;

    private readonly HashSet<ProcessStat> _ended = [];
    private readonly Dictionary<int, Verdict> _verdicts = [];

    /// <summary>
    /// Gives every living orphan that belongs to an instance to <paramref name="found"/>, which says whether it was
    /// still there.
    /// </summary>
    /// <returns>
    /// Whether the last list was exact. What has ended meanwhile may have left orphans of its own, which only a newer
    /// list shows; where processes replace themselves quicker than that, there is no exact list.
    /// </returns>
    public bool Look(Func<Instance, ProcessStat, bool> found)
    {
        _ended.Clear();

        for (var look = 0; look < MaxLooks; look++)
            if (LookOnce(found))
                return true;

        return false;
    }

    private bool LookOnce(Func<Instance, ProcessStat, bool> found)
    {
        var orphans = children.Orphans();
        ForgetOthers(orphans);

        return orphans.FindAll(orphan => !IsSettled(orphan, found)).Count == 0;
    }

    private bool IsSettled(int orphan, Func<Instance, ProcessStat, bool> found)
    {
        if (membership.Holds(orphan)) return true;
        if (ProcessStat.TryRead(orphan) is not { } stat || stat.Parent != Environment.ProcessId) return false;
        if (stat.HasEnded) return !_ended.Add(stat);

        return Judge(stat) is { } verdict && (verdict.Owner is null || found(verdict.Owner, stat));
    }

    /// <returns><see langword="null"/> if it cannot be told at this moment.</returns>
    private Verdict? Judge(ProcessStat stat)
    {
        if (_verdicts.TryGetValue(stat.Pid, out var known) && known.Started == stat.Started && known.Owner is not null)
            return known;

        var mayBeUnregistered = children.HasBirthsUnderWay;
        if (!attribution.TryFindOwner(stat, out var owner)) return null;

        var isReported = known.Started == stat.Started && known.IsReported;
        if (owner is null && !isReported && !mayBeUnregistered) isReported = Report(stat);
        return _verdicts[stat.Pid] = new Verdict(stat.Started, owner, isReported);
    }

    private bool Report(ProcessStat stat)
    {
        warn($"Process {stat.Pid} is an orphan that no known instance can be made out for; it is left alone.");
        return true;
    }

    private void ForgetOthers(List<int> orphans)
    {
        if (_verdicts.Count == 0) return;

        foreach (var gone in _verdicts.Keys.Except(orphans).ToList())
            _verdicts.Remove(gone);
    }

    private readonly record struct Verdict(long Started, Instance? Owner, bool IsReported);
}
