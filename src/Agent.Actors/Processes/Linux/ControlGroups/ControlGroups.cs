using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>The control groups of this agent's instances: one each, in a directory that belongs to the agent's data directory.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ControlGroups
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Stands between the names of service and instance, and is in neither.</summary>
    public const char Separator = '@';

    public const string WhatToDo = "Let the agent write there (Delegate=yes in its systemd unit), or start it with processes.cgroups = off.";

    private readonly ILookup<string, string> _left;
    private readonly string _name;

    private ControlGroups(string directory, string name)
    {
        (Directory, _name) = (directory, name);
        _left = Groups().ToLookup(group => Path.GetFileName(group).Split(Separator)[^1]);
    }

    public string Directory { get; }

    /// <summary>
    /// Whether every process waits until it is in its group, where it cannot be born in it. Otherwise only those wait that
    /// may not leave it.
    /// </summary>
    public bool IsAwaited { get; init; }

    /// <summary>Those that limit what is in a group.</summary>
    public IReadOnlySet<string> Controllers { get; init; } = new HashSet<string>();

    /// <summary>What of it these groups cannot keep.</summary>
    public IEnumerable<string> Mistakes(GroupResources resources) =>
        from line in GroupFiles.Of(resources)
        where !Controllers.Contains(GroupFiles.ControllerOf(line.File))
        select $"resources.{line.File.Replace('.', '_')} cannot be kept: there is no controller {GroupFiles.ControllerOf(line.File)} in {Directory} (Delegate=yes and DelegateSubgroup=agent in the agent's systemd unit give it, where the kernel has it).";

    /// <summary>Removes what is empty of an earlier agent's.</summary>
    /// <exception cref="IOException">It cannot be made, as with <see cref="UnauthorizedAccessException"/>.</exception>
    public static ControlGroups Open(Hierarchy hierarchy, string place, string directory, bool isAwaited)
    {
        System.IO.Directory.CreateDirectory(directory, Mode);
        var groups = new ControlGroups(directory, hierarchy.GroupAt(directory)) { Controllers = Linux.Controllers.Enable(place, directory), IsAwaited = isAwaited };

        foreach (var left in groups.Groups())
            groups.At(left).TryRemove();

        return groups;
    }

    /// <summary>What lives in a group keeps all of it for the next agent.</summary>
    public void TryRemove() => _ = Libc.RemoveDirectory(Directory);

    /// <exception cref="LaunchException">It cannot be made, or not with these limits.</exception>
    public ControlGroup Create(string service, string instance, GroupResources resources)
    {
        var directory = DirectoryOf(service, instance);
        var group = At(directory);

        try
        {
            System.IO.Directory.CreateDirectory(directory, Mode);
            group.Limit(resources);
            return group;
        }
        catch (LaunchException)
        {
            group.TryRemove();
            throw;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new LaunchException(LaunchFault.System, $"Cannot make a control group: {failure.Message.TrimEnd('.')}. {WhatToDo}");
        }
    }

    /// <summary>One that has been made.</summary>
    public ControlGroup Of(string service, string instance) => At(DirectoryOf(service, instance));

    /// <returns>The group of an instance that an agent before this one has launched; <see langword="null"/> if nothing of it is in one.</returns>
    public ControlGroup? Find(string instance) =>
        _left[instance].FirstOrDefault(System.IO.Directory.Exists) is { } group ? At(group) : null;

    private string DirectoryOf(string service, string instance) => $"{Directory}/{service}{Separator}{instance}";

    private ControlGroup At(string directory) => new(directory, _name + directory[Directory.Length..]);

    private IEnumerable<string> Groups() => System.IO.Directory.EnumerateDirectories(Directory, $"*{Separator}*");
}
