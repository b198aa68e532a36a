using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>
/// Looks through all processes of the system for those of instances that were taken over. What these left is init's or
/// another subreaper's, so no list of orphans shows it.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class Search(Attribution attribution, Membership membership)
{
    private const int MaxLooks = 32;

    /// <summary>Gives every process found that is no member yet to <paramref name="found"/>.</summary>
    /// <returns>An instance is restless until nothing new of it is seen twice in a row.</returns>
    public Findings Look(IReadOnlySet<Instance> wanted, Func<Instance, ProcessStat, bool> found)
    {
        var (before, last) = (Findings.None, Findings.None);

        for (var look = 0; look < MaxLooks && !(before.IsExact && last.IsExact); look++)
            (before, last) = (last, LookOnce(wanted, found));

        return new Findings(before.Restless.Union(last.Restless).ToHashSet(), before.IsDecided && last.IsDecided);
    }

    private Findings LookOnce(IReadOnlySet<Instance> wanted, Func<Instance, ProcessStat, bool> found)
    {
        var pass = new SearchPass(wanted, attribution, membership, found);
        var undecided = Processes().FindAll(pid => !pass.IsDecided(pid));

        for (var look = 0; look < MaxLooks && undecided.Count > 0; look++)
            undecided = undecided.FindAll(pid => !pass.IsDecided(pid));

        return new Findings(pass.Restless, undecided.Count == 0);
    }

    // The newest first: they are the ones that may be gone in a moment.
    private static List<int> Processes()
    {
        var processes = ProcFile.Numbers("/proc");
        processes.Reverse();
        return processes;
    }
}
