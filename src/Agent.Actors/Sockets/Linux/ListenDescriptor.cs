using System.Net;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;
using Microsoft.Win32.SafeHandles;

namespace Agent.Actors.Sockets.Linux;

/// <summary>A socket of the agent's that blocks: the flag would be every instance's that has it.</summary>
[SupportedOSPlatform("linux")]
internal sealed unsafe class ListenDescriptor() : SafeHandleMinusOneIsInvalid(ownsHandle: true)
{
    // As many as the system lets wait: net.core.somaxconn.
    private const int Backlog = int.MaxValue;
    private const int LongestAddress = 128; // struct sockaddr_storage

    public static ListenDescriptor Create(int family, int flags = 0) =>
        Of(SystemCallException.ThrowIfFailed(SocketCalls.Create(family, SocketCalls.SOCK_STREAM | SocketCalls.SOCK_CLOEXEC | flags, 0), "socket"));

    public static ListenDescriptor Of(int number)
    {
        var descriptor = new ListenDescriptor();
        descriptor.SetHandle(number);
        return descriptor;
    }

    public void Set(int level, int option)
    {
        var yes = 1;
        Check(SocketCalls.SetOption(this, level, option, &yes, sizeof(int)), "setsockopt");
    }

    public void Bind(EndPoint point)
    {
        var address = NativeAddress.Of(point);
        fixed (byte* start = address)
            Check(SocketCalls.Bind(this, start, (uint)address.Length), "bind");
    }

    public void Listen() => Check(SocketCalls.Listen(this, Backlog), "listen");

    public bool TryListen() => SocketCalls.Listen(this, Backlog) == 0;

    /// <returns>0, or the error number.</returns>
    public int TryConnect(EndPoint point)
    {
        var address = NativeAddress.Of(point);
        fixed (byte* start = address)
            return SocketCalls.Connect(this, start, (uint)address.Length) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Whether it is the one that listens there.</summary>
    public bool ListensOn(EndPoint point) =>
        Number(SocketCalls.SO_ACCEPTCONN) == 1
        && Number(SocketCalls.SO_TYPE) == SocketCalls.SOCK_STREAM
        && Name().SequenceEqual(NativeAddress.Of(point));

    public void BlockAgain()
    {
        var flags = Check(SocketCalls.Control(this, SocketCalls.F_GETFL, 0), "fcntl(F_GETFL)");
        if ((flags & Libc.O_NONBLOCK) != 0) Check(SocketCalls.Control(this, Libc.F_SETFL, flags & ~Libc.O_NONBLOCK), "fcntl(F_SETFL)");
    }

    /// <summary>The process at the other end; <see langword="null"/> if the system does not tell.</summary>
    public int? Peer()
    {
        var credentials = stackalloc int[3]; // struct ucred
        uint length = 3 * sizeof(int);
        return SocketCalls.GetOption(this, SocketCalls.SOL_SOCKET, SocketCalls.SO_PEERCRED, credentials, &length) == 0 && credentials[0] > 0
            ? credentials[0]
            : null;
    }

    protected override bool ReleaseHandle() => Libc.Close(handle) == 0;

    // A copied descriptor may be anything: what is no socket has no such option.
    private int? Number(int option)
    {
        int value;
        uint length = sizeof(int);
        return SocketCalls.GetOption(this, SocketCalls.SOL_SOCKET, option, &value, &length) == 0 ? value : null;
    }

    private ReadOnlySpan<byte> Name()
    {
        var name = new byte[LongestAddress];
        var length = (uint)name.Length;
        fixed (byte* start = name)
            Check(SocketCalls.GetName(this, start, &length), "getsockname");

        return name.AsSpan(0, (int)Math.Min(length, LongestAddress));
    }

    private static int Check(int result, string call) => SystemCallException.ThrowIfFailed(result, call);
}
