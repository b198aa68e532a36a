using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Health.Linux;

/// <summary>The libc calls of the notify sockets. Declarations only.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe partial class NotifyCalls
{
    public const int SOL_SOCKET = 1;
    public const int SO_PASSCRED = 16;
    public const int SCM_CREDENTIALS = 2;
    public const int MSG_DONTWAIT = 0x40;
    public const int MSG_TRUNC = 0x20;
    public const int MSG_CMSG_CLOEXEC = 0x40000000;

    [LibraryImport("libc", EntryPoint = "recvmsg", SetLastError = true)]
    internal static partial nint ReceiveMessage(SafeSocketHandle socket, MessageHeader* message, int flags);
}

/// <summary>struct msghdr of glibc on 64 bits.</summary>
[StructLayout(LayoutKind.Explicit, Size = 56)]
internal unsafe struct MessageHeader
{
    [FieldOffset(16)] public IoVector* Vectors;
    [FieldOffset(24)] public nuint VectorCount;
    [FieldOffset(32)] public CredentialsMessage* Control;
    [FieldOffset(40)] public nuint ControlLength;
    [FieldOffset(48)] public int Flags;
}

/// <summary>struct iovec.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct IoVector
{
    public byte* Base;
    public nuint Length;
}

/// <summary>struct cmsghdr with the struct ucred that follows it, padded as CMSG_SPACE(3) has it.</summary>
[StructLayout(LayoutKind.Explicit, Size = 32)]
internal struct CredentialsMessage
{
    [FieldOffset(0)] public nuint Length;
    [FieldOffset(8)] public int Level;
    [FieldOffset(12)] public int Type;
    [FieldOffset(16)] public int Pid;
    [FieldOffset(20)] public uint User;
}
