using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Agent.Actors.Sockets.Linux;
using Agent.Actors.Specs;

namespace Agent.Actors.Tests.Sockets;

/// <summary>Whoever connects to a service.</summary>
[SupportedOSPlatform("linux")]
internal static class Clients
{
    public static ListenAddress.Tcp Port(int port) => new(new IPEndPoint(IPAddress.Loopback, port));

    public static void Connect(ListenAddress address)
    {
        using var client = address is ListenAddress.Unix
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);

        client.Connect(NativeAddress.Of(address));
    }

    public static void AssertRefused(ListenAddress address) =>
        Assert.Equal(SocketError.ConnectionRefused, Assert.Throws<SocketException>(() => Connect(address)).SocketErrorCode);
}
