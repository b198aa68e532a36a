using System.Buffers;
using System.Globalization;
using Agent.Actors.Specs;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>headers</c> of a check by HTTP.</summary>
internal static class HeadersReader
{
    // RFC 9110, section 5.6.2: tchar.
    private static readonly SearchValues<char> Token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    // They say how a request is sent, and a GET has no body.
    private static readonly HashSet<string> Agents = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Expect", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    public static IReadOnlyDictionary<string, string> Read(JsonObjectReader http)
    {
        var headers = http.Map("headers") ?? new Dictionary<string, string>();

        if (headers.Count > SpecBounds.MostHeaders)
            http.Refuse("headers", BodyTexts.TooMany, SpecBounds.MostHeaders.ToString(CultureInfo.InvariantCulture));

        foreach (var (name, value) in headers)
            Check(http, name, value);

        return headers;
    }

    private static void Check(JsonObjectReader http, string name, string value)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(Token) || value.Any(c => c is not '\t' and (< ' ' or > '~')))
            http.Refuse($"headers.{name}", SpecTexts.NotAHeader);

        if (Agents.Contains(name))
            http.Refuse($"headers.{name}", SpecTexts.AgentsHeader);
    }
}
