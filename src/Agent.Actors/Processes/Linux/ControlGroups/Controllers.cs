using System.Runtime.Versioning;
using System.Text;

namespace Agent.Actors.Processes.Linux;

/// <summary>Which limits groups can have: the kernel gives a controller to the groups below one that has passed it on.</summary>
[SupportedOSPlatform("linux")]
internal static class Controllers
{
    private static readonly string[] s_wanted = ["cpu", "io", "memory", "pids"];

    /// <summary>Passes on what there is, from <paramref name="place"/> through <paramref name="directory"/>.</summary>
    /// <returns>What the groups in the directory have.</returns>
    public static IReadOnlySet<string> Enable(string place, string directory)
    {
        PassOn(place);
        PassOn(directory);
        return Words($"{directory}/cgroup.subtree_control").ToHashSet();
    }

    // One after the other: one that cannot be passed on must not keep the others back.
    private static void PassOn(string group)
    {
        foreach (var controller in Words($"{group}/cgroup.controllers").Intersect(s_wanted))
            _ = KernelFile.TryWrite($"{group}/cgroup.subtree_control", $"+{controller}");
    }

    private static string[] Words(string file) =>
        Encoding.UTF8.GetString(ProcFile.TryRead(file) ?? []).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
