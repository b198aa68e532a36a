using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>The processes below another one, as far as the kernel lists them at this moment.</summary>
[SupportedOSPlatform("linux")]
internal static class Descendants
{
    /// <summary>The children of all threads of a process.</summary>
    public static IEnumerable<int> ChildrenOf(int pid) =>
        ProcFile.Numbers($"/proc/{pid}/task").SelectMany(thread => ChildrenOf(pid, thread));

    private static List<int> ChildrenOf(int pid, int thread) =>
        ProcText.Numbers(ProcFile.TryRead($"/proc/{pid}/task/{thread}/children"));
}
