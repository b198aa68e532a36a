using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Agent.Web.Access.Peers;

/// <summary>Who is at the other end of a unix socket, as the kernel has noted when he connected: unix(7), SO_PEERCRED.</summary>
internal static class PeerCredentials
{
    private const int SOL_SOCKET = 1;
    private const int SO_PEERCRED = 17;

    /// <exception cref="SocketException">The kernel does not tell.</exception>
    public static uint UserOf(Socket socket)
    {
        Span<uint> credentials = stackalloc uint[3]; // pid, uid, gid
        var length = socket.GetRawSocketOption(SOL_SOCKET, SO_PEERCRED, MemoryMarshal.AsBytes(credentials));

        return length == sizeof(uint) * credentials.Length ? credentials[1] : throw new SocketException((int)SocketError.OperationNotSupported);
    }
}
