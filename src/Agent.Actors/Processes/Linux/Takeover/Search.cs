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
    private const int QuietLooks = 2;

    /// <summary>Gives every process found that is no member yet to <paramref name="found"/>.</summary>
    /// <returns>Whether nothing new was found any more, twice in a row.</returns>
    public bool Look(IReadOnlySet<Instance> wanted, Func<Instance, ProcessStat, bool> found)
    {
        var quiet = 0;

        for (var look = 0; look < MaxLooks && quiet < QuietLooks; look++)
            quiet = LookOnce(wanted, found) ? quiet + 1 : 0;

        return quiet == QuietLooks;
    }

    private bool LookOnce(IReadOnlySet<Instance> wanted, Func<Instance, ProcessStat, bool> found)
    {
        var pass = new SearchPass(wanted, attribution, membership, found);
        var undecided = Processes().FindAll(pid => !pass.IsDecided(pid));

        for (var look = 0; look < MaxLooks && undecided.Count > 0; look++)
            undecided = undecided.FindAll(pid => !pass.IsDecided(pid));

        return undecided.Count == 0 && !pass.HasFound;
    }

    // The newest first: they are the ones that may be gone in a moment.
    private static List<int> Processes()
    {
        var processes = ProcFile.Numbers("/proc");
        processes.Reverse();
        return processes;
    }
}
