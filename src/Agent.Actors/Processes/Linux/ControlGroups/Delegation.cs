using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Agent.Actors.Configuration;

namespace Agent.Actors.Processes.Linux;

/// <summary>Whether the agent may make control groups, and where.</summary>
/// <param name="Groups"><see langword="null"/> if it may not.</param>
/// <param name="Reason">Why not.</param>
[SupportedOSPlatform("linux")]
internal sealed record Delegation(ControlGroups? Groups, string? Reason)
{
    /// <summary>The name of the group that systemd puts the agent into, beside which the services' lie: DelegateSubgroup= in systemd.resource-control(5).</summary>
    private const string OwnSubgroup = "agent";

    // Set by systemd on groups that it leaves to others: "Delegation" in its documentation of control groups.
    private static readonly string[] s_marks = ["trusted.delegate", "user.delegate"];

    public static Delegation Off { get; } = new(null, "processes.cgroups is off");

    /// <exception cref="IOException">Groups are asked for, and there can be none.</exception>
    public static Delegation Find(ControlGroupUse use, string dataDirectory)
    {
        if (use is ControlGroupUse.Off) return Off;

        var found = Look(use, dataDirectory);
        return use is ControlGroupUse.Auto || found.Groups is not null ? found : throw new IOException($"processes.cgroups is on, but {found.Reason}");
    }

    private static Delegation Look(ControlGroupUse use, string dataDirectory)
    {
        if (Hierarchy.Find() is not { } hierarchy) return new(null, "control groups (version 2) are not mounted, or not so that the agent sees its own");

        var place = PlaceOf(hierarchy.OwnDirectory, dataDirectory);
        if (use is ControlGroupUse.Auto && Objection(hierarchy, place) is { } objection) return new(null, objection);

        return Open(hierarchy, place, dataDirectory, isAwaited: use is ControlGroupUse.On || hierarchy.IsQuick);
    }

    /// <summary>The group in which the services' are made, given the agent's own.</summary>
    internal static string PlaceOf(string own, string dataDirectory)
    {
        // An agent that a service has started is in the service's group, and must not end with it.
        var within = own.IndexOf($"/{AgentFolder.Of(dataDirectory)}/", StringComparison.Ordinal);
        if (within >= 0) return own[..within];

        var parent = Path.GetDirectoryName(own)!;
        return Path.GetFileName(own) == OwnSubgroup && IsDelegated(parent) ? parent : own;
    }

    internal static string DirectoryOf(string place, string dataDirectory) => $"{place}/{AgentFolder.Of(dataDirectory)}";

    private static Delegation Open(Hierarchy hierarchy, string place, string dataDirectory, bool isAwaited)
    {
        try
        {
            var groups = ControlGroups.Open(hierarchy, place, DirectoryOf(place, dataDirectory), isAwaited);
            LeaveServices(hierarchy, place, groups.Directory);
            return Libc.Access($"{groups.Directory}/cgroup.procs", Libc.W_OK) == 0 && Libc.Access($"{place}/cgroup.procs", Libc.W_OK) == 0
                ? new(groups, null)
                : new(null, $"the agent may not put processes into groups below {place}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(null, $"no groups can be made in {place}: {failure.Message}");
        }
    }

    private static void LeaveServices(Hierarchy hierarchy, string place, string directory)
    {
        if (hierarchy.OwnDirectory.StartsWith($"{directory}/", StringComparison.Ordinal))
            new ControlGroup(place, hierarchy.GroupAt(place)).Admit(Environment.ProcessId);
    }

    private static string? Objection(Hierarchy hierarchy, string place)
    {
        if (IsDelegated(place)) return null;
        if (!hierarchy.IsAtTop) return $"{place} was not delegated to the agent (Delegate=yes in its systemd unit)";

        return IsSystemd() ? "the agent was not started by systemd as a unit with Delegate=yes" : null;
    }

    private static bool IsSystemd() => ProcFile.TryRead("/proc/1/comm").AsSpan().SequenceEqual("systemd\n"u8);

    private static bool IsDelegated(string directory) => s_marks.Any(mark => HasMark(directory, mark));

    private static unsafe bool HasMark(string directory, string mark)
    {
        byte value;
        return Libc.GetExtendedAttribute(directory, mark, &value, 1) == 1 && value == '1';
    }
}
