using System.Runtime.InteropServices;

namespace Agent.Actors.Processes.Linux;

/// <summary>The numbers of the system calls that libc has no wrapper for, or a poorer one.</summary>
internal static class SystemCallNumber
{
    public const nint PidFdSendSignal = 424;
    public const nint PidFdOpen = 434;

    public static nint WaitId { get; } = IsX64 ? 247 : 95;
    public static nint GetPriority { get; } = IsX64 ? 140 : 141;
    public static nint GetDirectoryEntries { get; } = IsX64 ? 217 : 61;

    private static bool IsX64 => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => true,
        Architecture.Arm64 => false,
        var other => throw new PlatformNotSupportedException($"Services can be run on x64 and arm64, not on {other}."),
    };
}
