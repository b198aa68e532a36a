using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>One call of posix_spawn: it returns when the child has executed its program, or could not.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe class Spawn
{
    public const string NoInput = "/dev/null";

    /// <param name="group">The control group that the child is born in: see <see cref="SpawnIntoGroup"/>.</param>
    /// <exception cref="SystemCallException">There is no child.</exception>
    public static int Start(
        Execution execution, NativeStrings arguments, NativeStrings environment, Spools spools, PassedDescriptors sockets, SafeHandle? group)
    {
        SpawnFileActions actions;
        SystemCallException.ThrowIfError(Libc.InitFileActions(&actions), "posix_spawn_file_actions_init");

        try
        {
            AddActions(&actions, execution, spools, sockets);
            return Start(execution.Program, arguments, environment, &actions, group);
        }
        finally
        {
            SystemCallException.ThrowIfError(Libc.DestroyFileActions(&actions), "posix_spawn_file_actions_destroy");
        }
    }

    private static int Start(string program, NativeStrings arguments, NativeStrings environment, SpawnFileActions* actions, SafeHandle? group)
    {
        var attributes = ChildAttributes.Pointer;
        SpawnAttributes ofGroup;
        if (group is not null) SpawnIntoGroup.Set(attributes, attributes = &ofGroup, group);

        var errno = Libc.PosixSpawn(
            out var pid, program, actions, attributes, arguments.Pointer, environment.Pointer);
        SystemCallException.ThrowIfError(errno, "posix_spawn");

        return pid;
    }

    private static void AddActions(SpawnFileActions* actions, Execution execution, Spools spools, PassedDescriptors sockets)
    {
        Check(Libc.AddOpen(actions, 0, execution.Input, Libc.O_RDONLY, 0));
        Check(Libc.AddDuplicate(actions, spools.Output, 1));
        Check(Libc.AddDuplicate(actions, spools.Error, 2));
        if (execution.Directory is { } directory) Check(Libc.AddChangeDirectory(actions, directory));
        foreach (var (index, copy) in sockets.Copies.Index()) Check(Libc.AddDuplicate(actions, copy, PassedDescriptors.First + index));
        Check(Libc.AddCloseFrom(actions, sockets.End));
    }

    private static void Check(int errno) => SystemCallException.ThrowIfError(errno, "posix_spawn_file_actions");
}
