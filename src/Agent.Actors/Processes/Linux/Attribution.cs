using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Tells of which instance a process is by what it shows itself.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Attribution(Instances instances)
{
    public Instance? ByNumber(ProcessStat stat) => instances.ByNumber(stat.Session) ?? instances.ByNumber(stat.Group);

    /// <returns>Whether it can be told at this moment, be it that the process is of none.</returns>
    public bool TryFindOwner(ProcessStat stat, out Instance? owner) => TryFind(stat, out owner) && IsStillWhole(stat);

    private bool TryFind(ProcessStat stat, out Instance? owner)
    {
        owner = ByNumber(stat);
        if (owner is not null) return true;
        if (!Evidence.TryMark(stat.Pid, out var mark)) return false;

        // Asked first: once it is born it is known by its mark.
        var isBeingBorn = instances.IsBeingBorn(mark);
        owner = (mark is null ? null : instances.ByMark(mark)) ?? ByControlGroup(stat);
        if (owner is not null || isBeingBorn) return true;

        owner = Evidence.WrittenFiles(stat.Pid).Select(instances.BySpool).FirstOrDefault(writer => writer is not null);
        return true;
    }

    private Instance? ByControlGroup(ProcessStat stat) =>
        ControlGroup.MarksOf(stat.Pid).Select(instances.ByMark).FirstOrDefault(instance => instance is { ControlGroup: not null });

    // Only then was all of the evidence read off this process, and was it all there.
    private static bool IsStillWhole(ProcessStat stat) =>
        ProcessStat.TryRead(stat.Pid) is { MemorySize: > 0 } now && now.Started == stat.Started;
}
