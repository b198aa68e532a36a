using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>One call of posix_spawn: it returns when the child has executed its program, or could not.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe class Spawn
{
    /// <exception cref="SystemCallException">There is no child.</exception>
    public static int Start(string program, NativeStrings arguments, NativeStrings environment, Spools spools, string? directory)
    {
        SpawnFileActions actions;
        SystemCallException.ThrowIfError(Libc.InitFileActions(&actions), "posix_spawn_file_actions_init");

        try
        {
            AddActions(&actions, spools, directory);
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

    private static void AddActions(SpawnFileActions* actions, Spools spools, string? directory)
    {
        Check(Libc.AddOpen(actions, 0, "/dev/null", Libc.O_RDONLY, 0));
        Check(Libc.AddDuplicate(actions, spools.Output, 1));
        Check(Libc.AddDuplicate(actions, spools.Error, 2));
        if (directory is not null) Check(Libc.AddChangeDirectory(actions, directory));
        Check(Libc.AddCloseFrom(actions, 3));
    }

    private static void Check(int errno) => SystemCallException.ThrowIfError(errno, "posix_spawn_file_actions");
}
