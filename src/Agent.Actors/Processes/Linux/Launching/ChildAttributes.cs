using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>What every service starts with: a session of its own, no signal blocked, none ignored. Made once.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe class ChildAttributes
{
    public const short Flags = Libc.POSIX_SPAWN_SETSID | Libc.POSIX_SPAWN_SETSIGMASK | Libc.POSIX_SPAWN_SETSIGDEF;

    public static SpawnAttributes* Pointer { get; } = Make();

    private static SpawnAttributes* Make()
    {
        var attributes = (SpawnAttributes*)NativeMemory.AllocZeroed((nuint)sizeof(SpawnAttributes));
        SignalSet none = default, all;
        NativeMemory.Fill(&all, (nuint)sizeof(SignalSet), 0xFF); // sigfillset(3) leaves out two that glibc then lets ignore

        SystemCallException.ThrowIfError(Libc.InitAttributes(attributes), "posix_spawnattr_init");
        SystemCallException.ThrowIfError(Libc.SetFlags(attributes, Flags), "posix_spawnattr_setflags");
        SystemCallException.ThrowIfError(Libc.SetSignalMask(attributes, &none), "posix_spawnattr_setsigmask");
        SystemCallException.ThrowIfError(Libc.SetSignalDefault(attributes, &all), "posix_spawnattr_setsigdefault");

        return attributes;
    }
}
