using Agent.Actors.Configuration;

namespace Agent.Web.Access.Tokens;

/// <summary>Whose tokens count, and what they let their owners do. Defaults: <c>hocon/reference.conf</c>.</summary>
/// <param name="KeysFile">A JSON Web Key Set (RFC 7517), or empty.</param>
/// <param name="Authority">An OpenID provider that tells its keys itself, or empty.</param>
/// <param name="Claim">The claim whose values the rules are about.</param>
internal sealed record TokenOptions(string Issuer, string Audience, string KeysFile, string Authority, string Claim, IReadOnlyList<TokenRule> Rules)
{
    private const string Key = "access.tokens";

    public bool IsOn => KeysFile.Length > 0 || Authority.Length > 0;

    public static TokenOptions From(SettingsReader settings)
    {
        var options = new TokenOptions(
            settings.Text($"{Key}.issuer"), settings.Text($"{Key}.audience"), settings.Text($"{Key}.keys-file"),
            settings.Text($"{Key}.authority"), settings.Text($"{Key}.claim"), TokenRule.From(settings));

        if (options.IsOn) options.Check(settings);
        return options;
    }

    private void Check(SettingsReader settings)
    {
        if (KeysFile.Length > 0 && Authority.Length > 0)
            settings.Refuse($"{Key}.authority", "and keys-file say both where the keys are: only one of them can");

        if (Audience.Length == 0)
            settings.Refuse($"{Key}.audience", "is empty, but tokens for anybody must not count here: name what the provider calls this agent");

        if (KeysFile.Length > 0 && Issuer.Length == 0)
            settings.Refuse($"{Key}.issuer", "is empty, but a file of keys does not say whose they are: name it as tokens do (iss)");

        if (Claim.Length == 0)
            settings.Refuse($"{Key}.claim", "is empty, but must name a claim, such as scope");

        if (Authority.Length > 0 && !IsTrustworthy(Authority))
            settings.Refuse($"{Key}.authority", $"is '{Authority}', but must be an address of the form https://provider.example (http on loopback only)");

        if (KeysFile.Length > 0 && KeysOfFile.MistakeIn(KeysFile) is { } mistake)
            settings.Refuse($"{Key}.keys-file", mistake);
    }

    // Whoever can answer in its place can let himself in.
    private static bool IsTrustworthy(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var authority) && (authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback));
}
