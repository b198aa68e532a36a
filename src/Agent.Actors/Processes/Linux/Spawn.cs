using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>One call of posix_spawn: it returns when the child has executed its program, or could not.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe class Spawn
{
    public const string NoInput = "/dev/null";

    /// <exception cref="SystemCallException">There is no child.</exception>
    public static int Start(
        string program, NativeStrings arguments, NativeStrings environment, string input, Spools spools, PassedDescriptors sockets, string? directory)
    {
        SpawnFileActions actions;
        SystemCallException.ThrowIfError(Libc.InitFileActions(&actions), "posix_spawn_file_actions_init");

        try
        {
            AddActions(&actions, input, spools, sockets, directory);
            return Start(program, arguments, environment, &actions);
        }
        finally
        {
            SystemCallException.ThrowIfError(Libc.DestroyFileActions(&actions), "posix_spawn_file_actions_destroy");
        }
    }

    private static int Start(string program, NativeStrings arguments, NativeStrings environment, SpawnFileActions* actions)
    {
        var errno = Libc.PosixSpawn(
            out var pid, program, actions, ChildAttributes.Pointer, arguments.Pointer, environment.Pointer);
        SystemCallException.ThrowIfError(errno, "posix_spawn");

        return pid;
    }

    private static void AddActions(SpawnFileActions* actions, string input, Spools spools, PassedDescriptors sockets, string? directory)
    {
        Check(Libc.AddOpen(actions, 0, input, input == NoInput ? Libc.O_RDONLY : Libc.O_WRONLY, 0));
        Check(Libc.AddDuplicate(actions, spools.Output, 1));
        Check(Libc.AddDuplicate(actions, spools.Error, 2));
        if (directory is not null) Check(Libc.AddChangeDirectory(actions, directory));
        foreach (var (index, copy) in sockets.Copies.Index()) Check(Libc.AddDuplicate(actions, copy, PassedDescriptors.First + index));
        Check(Libc.AddCloseFrom(actions, sockets.End));
    }

    private static void Check(int errno) => SystemCallException.ThrowIfError(errno, "posix_spawn_file_actions");
}
