using System.Net;
using System.Net.Sockets;
using Agent.Actors.Specs;

namespace Agent.Actors.Sockets.Linux;

/// <summary>Addresses as the system has them: struct sockaddr.</summary>
internal static class NativeAddress
{
    public static ReadOnlySpan<byte> Of(EndPoint point)
    {
        var address = point.Serialize();
        return address.Buffer.Span[..address.Size];
    }

    public static EndPoint Of(ListenAddress address) => address switch
    {
        ListenAddress.Tcp tcp => tcp.EndPoint,
        ListenAddress.Unix unix => new UnixDomainSocketEndPoint(unix.Path),
        _ => throw new ArgumentException($"There are no sockets at {address}.", nameof(address)),
    };
}
