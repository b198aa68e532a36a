using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>A spawn whose child is in a control group from its birth: posix_spawnattr_setcgroup_np, glibc 2.39 and later.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe class SpawnIntoGroup
{
    private static readonly delegate* unmanaged<SpawnAttributes*, int, int> s_setGroup = Find();

    public static bool IsSupported => s_setGroup is not null;

    /// <param name="attributes">Those of every child; they are not changed.</param>
    /// <param name="into">They, and the group.</param>
    public static void Set(SpawnAttributes* attributes, SpawnAttributes* into, SafeHandle group)
    {
        *into = *attributes;
        SystemCallException.ThrowIfError(s_setGroup(into, (int)group.DangerousGetHandle()), "posix_spawnattr_setcgroup_np");
        SystemCallException.ThrowIfError(Libc.SetFlags(into, ChildAttributes.Flags | Libc.POSIX_SPAWN_SETCGROUP), "posix_spawnattr_setflags");
    }

    private static delegate* unmanaged<SpawnAttributes*, int, int> Find() =>
        NativeLibrary.TryLoad("libc", typeof(SpawnIntoGroup).Assembly, searchPath: null, out var libc)
        && NativeLibrary.TryGetExport(libc, "posix_spawnattr_setcgroup_np", out var function)
            ? (delegate* unmanaged<SpawnAttributes*, int, int>)function
            : null;
}
