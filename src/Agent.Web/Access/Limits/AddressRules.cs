using System.Net;
using Agent.Actors.Configuration;

namespace Agent.Web.Access.Limits;

/// <summary>From where connections are taken at all.</summary>
/// <param name="Allowed">Empty: from everywhere.</param>
/// <param name="Denied">Counts more than what is allowed.</param>
internal sealed record AddressRules(IReadOnlyList<IPNetwork> Allowed, IReadOnlyList<IPNetwork> Denied)
{
    public static AddressRules From(SettingsReader settings) =>
        new(Networks(settings, "access.addresses.allow"), Networks(settings, "access.addresses.deny"));

    /// <param name="from">Who comes by the unix socket has no address.</param>
    public bool Admit(EndPoint? from)
    {
        if (from is not IPEndPoint { Address: var address })
            return true;

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Denied.Any(network => network.Contains(plain)) && (Allowed.Count == 0 || Allowed.Any(network => network.Contains(plain)));
    }

    private static List<IPNetwork> Networks(SettingsReader settings, string key)
    {
        var networks = new List<IPNetwork>();

        foreach (var text in settings.Texts(key))
            if (TryParse(text, out var network))
                networks.Add(network);
            else
                settings.Refuse(key, $"has '{text}', but must be networks such as 10.1.0.0/16 or fd00::/8, or addresses");

        return networks;
    }

    private static bool TryParse(string text, out IPNetwork network)
    {
        if (!IPAddress.TryParse(text, out var address))
            return IPNetwork.TryParse(text, out network);

        network = new IPNetwork(address, address.GetAddressBytes().Length * 8);
        return true;
    }
}
