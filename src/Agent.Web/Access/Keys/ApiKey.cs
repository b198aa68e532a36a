using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Agent.Web.Access.Keys;

/// <summary>What a caller sends: <c>sa_ID_SECRET</c>. The id is no secret, it says which record the rest is compared with.</summary>
internal sealed record ApiKey(string Id, string Secret)
{
    private const string Prefix = "sa_";
    private const int IdLength = 12;
    private const int SecretBytes = 32;

    public static ApiKey Create() => new(
        RandomNumberGenerator.GetHexString(IdLength, lowercase: true),
        RandomNumberGenerator.GetHexString(SecretBytes * 2, lowercase: true));

    public static bool TryParse(string text, [NotNullWhen(true)] out ApiKey? key)
    {
        key = null;

        if (text.Length != Prefix.Length + IdLength + 1 + (SecretBytes * 2) || !text.StartsWith(Prefix, StringComparison.Ordinal))
            return false;

        var parts = text[Prefix.Length..].Split('_');
        if (parts is [{ Length: IdLength } id, var secret] && parts.All(IsHex))
            key = new ApiKey(id, secret);

        return key is not null;
    }

    public static bool IsId(string text) => text.Length == IdLength && IsHex(text);

    /// <summary>As the caller sends it.</summary>
    public string Text() => $"{Prefix}{Id}_{Secret}";

    // Not the secret: what is logged by mistake must be of no use.
    public override string ToString() => $"{Prefix}{Id}_…";

    private static bool IsHex(string text) => text.All(char.IsAsciiHexDigitLower);
}
