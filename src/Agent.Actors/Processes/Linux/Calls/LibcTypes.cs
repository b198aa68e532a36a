using System.Runtime.InteropServices;

namespace Agent.Actors.Processes.Linux;

/// <summary>The part of siginfo_t that waitid(2) fills.</summary>
[StructLayout(LayoutKind.Explicit, Size = 128)]
internal struct ChildState
{
    [FieldOffset(8)] public int Code;
    [FieldOffset(16)] public int Pid;
    [FieldOffset(24)] public int Status;
}

/// <summary>The part of struct pidfd_info that is used here.</summary>
[StructLayout(LayoutKind.Explicit, Size = 64)]
internal struct PidFdInfo
{
    [FieldOffset(0)] public ulong Mask;
    [FieldOffset(60)] public int ExitStatus;
}

/// <summary>struct rusage.</summary>
[StructLayout(LayoutKind.Explicit, Size = 144)]
internal struct ResourceUsage
{
    [FieldOffset(0)] public long UserSeconds;
    [FieldOffset(8)] public long UserMicroseconds;
    [FieldOffset(16)] public long SystemSeconds;
    [FieldOffset(24)] public long SystemMicroseconds;
    [FieldOffset(32)] public long PeakKibibytes;
}

/// <summary>The part of struct statx that is used here.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct FileStatus
{
    [FieldOffset(20)] public uint Owner;
    [FieldOffset(16)] public uint Links;
    [FieldOffset(28)] public ushort Mode;
    [FieldOffset(32)] public ulong Inode;
    [FieldOffset(40)] public long Size;
    [FieldOffset(48)] public long Blocks;
    [FieldOffset(112)] public long ModifiedSeconds;
    [FieldOffset(120)] public uint ModifiedNanoseconds;
    [FieldOffset(136)] public uint DeviceMajor;
    [FieldOffset(140)] public uint DeviceMinor;

    private const long BlockSize = 512;

    /// <summary>What it takes of the disk, holes not counted, in bytes.</summary>
    public readonly long Taken => Math.Min(Size, Blocks * BlockSize);
}

/// <summary>struct passwd.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct PasswordEntry
{
    public byte* Name;
    public byte* Password;
    public uint User;
    public uint Group;
    public byte* Comment;
    public byte* Home;
    public byte* Shell;
}

/// <summary>struct group.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct GroupEntry
{
    public byte* Name;
    public byte* Password;
    public uint Number;
    public byte** Members;
}

/// <summary>struct pollfd.</summary>
internal struct PollEntry
{
    public int Descriptor;
    public short Wanted;
    public short Seen;
}

/// <summary>sigset_t.</summary>
[StructLayout(LayoutKind.Sequential, Size = 128)]
internal struct SignalSet;

/// <summary>posix_spawnattr_t of glibc on 64 bits.</summary>
[StructLayout(LayoutKind.Sequential, Size = 336)]
internal struct SpawnAttributes;

/// <summary>posix_spawn_file_actions_t of glibc on 64 bits.</summary>
[StructLayout(LayoutKind.Sequential, Size = 80)]
internal struct SpawnFileActions;
