using Microsoft.Extensions.Primitives;

namespace Agent.Web.Access.Keys;

/// <summary>The key that a request brings: <c>Authorization: Bearer KEY</c> or <c>X-API-Key: KEY</c>.</summary>
internal static class OfferedKey
{
    private const string Header = "X-API-Key";
    private const string Bearer = "Bearer ";

    public static bool IsIn(HttpRequest request) => request.Headers.Authorization.Count > 0 || request.Headers[Header].Count > 0;

    /// <returns>
    /// <see langword="null"/> if it is none, or if there are two: which of them counts would be another question for a proxy in
    /// between than for the agent.
    /// </returns>
    public static ApiKey? In(HttpRequest request)
    {
        var (authorization, header) = (request.Headers.Authorization, request.Headers[Header]);
        var text = (authorization.Count, header.Count) switch
        {
            (1, 0) => AfterBearer(authorization),
            (0, 1) => header[0],
            _ => null,
        };

        return text is not null && ApiKey.TryParse(text, out var key) ? key : null;
    }

    private static string? AfterBearer(StringValues authorization) =>
        authorization[0]!.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[0]![Bearer.Length..] : null;
}
