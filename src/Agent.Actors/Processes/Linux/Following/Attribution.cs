using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Tells of which instance a process is: by what the kernel says of it, else by what it shows itself.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Attribution(Instances instances, TimeProvider time)
{
    private readonly Hesitation _hesitation = new(time);

    public Instance? ByNumber(ProcessStat stat) => instances.ByNumber(stat.Session) ?? instances.ByNumber(stat.Group);

    /// <returns>Whether it can be told at this moment, be it that the process is of none.</returns>
    /// <remarks>The kernel's word counts first: what a process shows itself it can make up, or give up.</remarks>
    public bool TryFindOwner(ProcessStat stat, out Instance? owner)
    {
        owner = ByNumber(stat) ?? ByControlGroup(stat);
        if (owner is not null) return IsStillThere(stat);

        var evidence = new Evidence(stat.Pid);
        if (!TryFind(evidence, out owner) || !evidence.IsWhole) return _hesitation.IsOver(stat) && TryFindWithoutMemory(stat, evidence, out owner);

        _hesitation.Forget(stat);
        return IsStillThere(stat); // only then was all of it there, and this process's
    }

    // What hangs while it executes a program still has its files.
    private bool TryFindWithoutMemory(ProcessStat stat, Evidence evidence, out Instance? owner)
    {
        owner = evidence.FindWriter(instances.BySpool);
        return IsStillThere(stat);
    }

    private bool TryFind(Evidence evidence, out Instance? owner)
    {
        owner = null;
        if (!evidence.TryMark(out var mark)) return false;

        // Asked first: once it is born it is known by its mark.
        var isBeingBorn = instances.IsBeingBorn(mark);
        owner = mark is null ? null : instances.ByMark(mark);
        if (owner is not null || isBeingBorn) return true;

        owner = evidence.FindWriter(instances.BySpool);
        return true;
    }

    private Instance? ByControlGroup(ProcessStat stat)
    {
        var group = ControlGroup.NameOf(stat.Pid);
        return ControlGroup.MarksIn(group).Select(instances.ByMark).FirstOrDefault(instance => instance?.ControlGroup?.Includes(group) is true);
    }

    private static bool IsStillThere(ProcessStat stat) => ProcessStat.TryRead(stat.Pid)?.Started == stat.Started;
}
