using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>host</c> and <c>port</c> of a check that connects.</summary>
internal static class HostReader
{
    private const string Usual = "127.0.0.1";

    public static (string Host, int Port) Read(JsonObjectReader check)
    {
        var host = check.String("host") ?? Usual;

        if (Uri.CheckHostName(host) is UriHostNameType.Unknown)
            check.Refuse("host", SpecTexts.NotAHost);

        check.Require("port");
        return (host, check.Number("port", 1, ushort.MaxValue) ?? 1);
    }
}
