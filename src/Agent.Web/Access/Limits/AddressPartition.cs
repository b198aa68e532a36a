using System.Net;
using System.Net.Sockets;

namespace Agent.Web.Access.Limits;

/// <summary>What counts as one address: whoever has one of IPv6 has all of its network of 64 bits.</summary>
internal static class AddressPartition
{
    private const int NetworkLength = 8;

    /// <returns><see langword="null"/> for who has come by the unix socket.</returns>
    public static string? Of(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
            address = address.MapToIPv4();

        return address is { AddressFamily: AddressFamily.InterNetworkV6 }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, NetworkLength))
            : address?.ToString();
    }
}
