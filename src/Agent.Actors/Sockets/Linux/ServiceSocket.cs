using System.Net;
using System.Runtime.Versioning;
using Agent.Actors.Services;
using Agent.Actors.Specs;

namespace Agent.Actors.Sockets.Linux;

/// <summary>An address that is a service's.</summary>
/// <param name="Socket"><see langword="null"/> if only an instance of the service has it, and the agent could not take it back.</param>
[SupportedOSPlatform("linux")]
internal sealed record ServiceSocket(ServiceId Service, ListenAddress Address, ListenSocket? Socket)
{
    public bool IsInTheWayOf(ServiceId service, ListenAddress address) => (Address, address) switch
    {
        _ when Address == address => Service != service,
        (ListenAddress.Tcp mine, ListenAddress.Tcp other) => Overlap(mine.EndPoint, other.EndPoint),
        _ => false,
    };

    private static bool Overlap(IPEndPoint one, IPEndPoint other) =>
        one.Port == other.Port && one.AddressFamily == other.AddressFamily && (IsAny(one.Address) || IsAny(other.Address));

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}
