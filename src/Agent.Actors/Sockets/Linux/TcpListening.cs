using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Agent.Actors.Sockets.Linux;

/// <summary>Listening on a port.</summary>
[SupportedOSPlatform("linux")]
internal static class TcpListening
{
    public static ListenSocket Open(IPEndPoint point)
    {
        var descriptor = Bind(point);
        try
        {
            descriptor.Listen();
            return new ListenSocket(descriptor, File: null);
        }
        catch
        {
            descriptor.Dispose();
            throw;
        }
    }

    /// <summary>Nobody can connect to what is bound and does not listen.</summary>
    public static void Check(IPEndPoint point) => Bind(point).Dispose();

    private static ListenDescriptor Bind(IPEndPoint point)
    {
        var isVersion6 = point.AddressFamily is AddressFamily.InterNetworkV6;
        var descriptor = ListenDescriptor.Create(isVersion6 ? SocketCalls.AF_INET6 : SocketCalls.AF_INET);
        try
        {
            // Connections of an earlier socket that are still being wound up are no obstacle.
            descriptor.Set(SocketCalls.SOL_SOCKET, SocketCalls.SO_REUSEADDR);
            if (isVersion6) descriptor.Set(SocketCalls.IPPROTO_IPV6, SocketCalls.IPV6_V6ONLY);
            descriptor.Bind(point);
            return descriptor;
        }
        catch
        {
            descriptor.Dispose();
            throw;
        }
    }
}
