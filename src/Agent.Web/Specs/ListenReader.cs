using System.Globalization;
using Agent.Actors.Specs;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>listen</c>: addresses in the order in which the service gets their sockets.</summary>
internal static class ListenReader
{
    public static IReadOnlyList<ListenAddress> Read(JsonObjectReader body)
    {
        var texts = body.Strings("listen") ?? [];
        var addresses = new List<ListenAddress>();

        if (texts.Count > SpecBounds.MostAddresses)
            body.Refuse("listen", BodyTexts.TooMany, SpecBounds.MostAddresses.ToString(CultureInfo.InvariantCulture));
        else
            foreach (var (index, text) in texts.Index())
                Add(addresses, text, body, $"listen[{index}]");

        return addresses;
    }

    private static void Add(List<ListenAddress> addresses, string text, JsonObjectReader body, string name)
    {
        if (!ListenAddress.TryParse(text, out var address))
            body.Refuse(name, SpecTexts.NotAnAddress);
        else if (addresses.Contains(address))
            body.Refuse(name, SpecTexts.SameAddress);
        else
            addresses.Add(address);
    }
}
