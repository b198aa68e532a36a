namespace Agent.Web.Access.Tokens;

/// <summary>The token that a request brings: <c>Authorization: Bearer HEADER.PAYLOAD.SIGNATURE</c> (RFC 6750, RFC 7519).</summary>
internal static class OfferedToken
{
    private const string Bearer = "Bearer ";
    private const int Parts = 3;

    /// <returns><see langword="null"/> if it brings none, or something else as well: which of them counts would be a question.</returns>
    public static string? In(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } header] || request.Headers["X-API-Key"].Count > 0) return null;

        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && header.Count('.') == Parts - 1 ? header[Bearer.Length..] : null;
    }
}
