using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Where this process is among the control groups (version 2): cgroups(7).</summary>
/// <param name="Mount">The directory that the hierarchy is mounted at.</param>
/// <param name="Root">What is mounted there, as seen from the process's namespace; <c>/</c> is all of it.</param>
/// <param name="Own">The group that the process is in, by the same names.</param>
/// <param name="IsQuick">Whether processes are moved without delay: favordynmods, Linux 6.0.</param>
[SupportedOSPlatform("linux")]
internal sealed record Hierarchy(string Mount, string Root, string Own, bool IsQuick)
{
    private const string TopLevel = "/";
    public const string Version2 = "0::";

    /// <summary>Where the process's own group is found.</summary>
    public string OwnDirectory => DirectoryOf(Own)!;

    /// <summary>Whether nothing is above the own group that this process could see.</summary>
    public bool IsAtTop => Own == TopLevel;

    /// <returns><see langword="null"/> if there is none, or it does not show the process's own group.</returns>
    public static Hierarchy? Find() => Find(File.ReadLines("/proc/self/mountinfo"), File.ReadLines("/proc/self/cgroup"));

    /// <param name="mounts">The lines of mountinfo: proc_pid_mountinfo(5).</param>
    /// <param name="groups">The lines of cgroup: proc_pid_cgroup(5).</param>
    internal static Hierarchy? Find(IEnumerable<string> mounts, IEnumerable<string> groups)
    {
        if (groups.FirstOrDefault(line => line.StartsWith(Version2, StringComparison.Ordinal)) is not { } group) return null;

        var own = group[Version2.Length..];
        return mounts.Select(line => MountOf(line, own)).FirstOrDefault(hierarchy => hierarchy?.DirectoryOf(own) is not null);
    }

    /// <summary>The name of a group by its directory, as the groups of processes are told.</summary>
    public string GroupAt(string directory)
    {
        var below = directory[Mount.Length..];
        return Root == TopLevel ? below : Root + below;
    }

    /// <returns><see langword="null"/> if the group is not below what is mounted.</returns>
    private string? DirectoryOf(string group)
    {
        if (group.Split('/').Contains("..")) return null; // of another namespace
        if (Root == TopLevel) return group == TopLevel ? Mount : Mount + group;
        if (group == Root) return Mount;

        return group.StartsWith($"{Root}/", StringComparison.Ordinal) ? Mount + group[Root.Length..] : null;
    }

    // Behind the dash are the type of the file system and its source; how many fields are before it differs.
    private static Hierarchy? MountOf(string line, string own)
    {
        var fields = line.Split(' ');
        var dash = Array.IndexOf(fields, "-");
        return dash >= 6 && fields[dash + 1] == "cgroup2"
            ? new Hierarchy(Unescape(fields[4]), Unescape(fields[3]), own, fields[^1].Split(',').Contains("favordynmods"))
            : null;
    }

    private static string Unescape(string path) => path.Replace("\\040", " ").Replace("\\011", "\t").Replace("\\012", "\n").Replace("\\134", "\\");
}
