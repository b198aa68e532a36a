using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>What the system has to have so that services can be run on it.</summary>
[SupportedOSPlatform("linux")]
internal static class Requirements
{
    /// <exception cref="PlatformNotSupportedException">Lists all that is missing.</exception>
    public static void Check()
    {
        var missing = Missing().ToList();
        if (missing.Count > 0)
            throw new PlatformNotSupportedException($"Services cannot be run on this system, it lacks: {string.Join("; ", missing)}.");
    }

    private static IEnumerable<string> Missing()
    {
        if (!HasPidFds()) yield return "pidfds (Linux 5.4 or later)";
        if (!File.Exists(OrphanList.Path)) yield return $"{OrphanList.Path} (a kernel with CONFIG_PROC_CHILDREN, and /proc mounted)";
        if (!HasCloseFrom()) yield return "posix_spawn_file_actions_addclosefrom_np (glibc 2.34 or later)";
    }

    private static bool HasPidFds()
    {
        var descriptor = Libc.PidFdOpen(Environment.ProcessId);
        return descriptor < 0 ? Marshal.GetLastPInvokeError() != Errno.ENOSYS : Libc.Close(descriptor) == 0;
    }

    private static bool HasCloseFrom() =>
        NativeLibrary.TryLoad("libc", typeof(Requirements).Assembly, searchPath: null, out var libc)
        && NativeLibrary.TryGetExport(libc, "posix_spawn_file_actions_addclosefrom_np", out _);
}
