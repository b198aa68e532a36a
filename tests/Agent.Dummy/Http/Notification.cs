using System.Net.Sockets;
using System.Text;

namespace Agent.Dummy.Http;

/// <summary>What a service tells its manager: sd_notify(3).</summary>
internal static class Notification
{
    public static void Send(string state)
    {
        if (Environment.GetEnvironmentVariable("NOTIFY_SOCKET") is not { Length: > 0 } path) return;

        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.SendTo(Encoding.UTF8.GetBytes(state), new UnixDomainSocketEndPoint(path));
    }
}
