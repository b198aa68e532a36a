using Microsoft.IdentityModel.Tokens;

namespace Agent.Web.Access.Tokens;

/// <summary>A key set in a file that may change at any time. It is read whenever a token comes, and parsed when it differs from the last time.</summary>
internal sealed class KeysOfFile(string path, Action<string> warn)
{
    private volatile Known? _last;

    /// <returns>Why nobody could be recognised by it.</returns>
    public static string? MistakeIn(string path)
    {
        string? mistake = null;
        _ = new KeysOfFile(path, told => mistake = told).Now();
        return mistake;
    }

    /// <returns>None, if they cannot be read: then nobody is let in by them.</returns>
    public IReadOnlyList<SecurityKey> Now()
    {
        try
        {
            var text = File.ReadAllText(path);
            if (_last?.Text != text) _last = Parse(text);
            return _last!.Keys;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (_last is not { Text: null }) warn($"{path} cannot be read: {e.Message}");
            _last = new Known(Text: null, []);
            return [];
        }
    }

    private Known Parse(string text)
    {
        try
        {
            if (new JsonWebKeySet(text).GetSigningKeys() is { Count: > 0 } keys) return new Known(text, [.. keys]);
            warn($"{path} has no key by which a token could be signed");
        }
        catch (ArgumentException e) // it is no JSON, or no key set
        {
            warn($"{path} is no JSON Web Key Set: {e.InnerException?.Message ?? e.Message}");
        }

        return new Known(text, []);
    }

    private sealed record Known(string? Text, IReadOnlyList<SecurityKey> Keys);
}
