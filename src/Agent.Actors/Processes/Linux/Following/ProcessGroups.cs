using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>How a group can be signalled: it depends on the kernel, and on whose child its leader is.</summary>
[SupportedOSPlatform("linux")]
internal static class ProcessGroups
{
    /// <summary>As well as this kernel can.</summary>
    public static IProcessGroup Of(Leader leader) =>
        Guardian.Shared.CanSignalGroupsByIdentity ? new GroupByIdentity(leader) : OnOldKernel(leader);

    /// <summary>As a kernel before 6.9 can.</summary>
    public static IProcessGroup OnOldKernel(Leader leader) =>
        leader is ChildLeader ? new GroupByNumber(leader) : new GroupOfMembers(leader);
}
