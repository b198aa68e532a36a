using System.Globalization;
using Agent.Web.Access.Callers;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Agent.Web.Access.Tokens;

/// <summary>Finds out whether a token holds, and whose it is.</summary>
internal sealed class TokenValidator
{
    private const int LongestToken = 16 << 10;

    // Signed with a private key: what a provider publishes must not be enough to make a token (RFC 8725, section 3.1).
    private static readonly string[] s_algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = LongestToken, MapInboundClaims = false };
    private readonly TokenOptions _options;
    private readonly KeysOfFile? _file;
    private readonly ConfigurationManager<OpenIdConnectConfiguration>? _authority;

    /// <param name="warn">Gets why nobody is let in by a token.</param>
    public TokenValidator(TokenOptions options, Action<string> warn)
    {
        _options = options;
        if (options.KeysFile.Length > 0) _file = new KeysOfFile(options.KeysFile, warn);
        if (options.Authority.Length > 0) _authority = Of(options.Authority);
    }

    /// <returns>Whose it is, or why it does not hold.</returns>
    public async Task<(Caller? Caller, string? Failure)> ValidateAsync(string token)
    {
        var result = await _handler.ValidateTokenAsync(token, Parameters());

        return result is { IsValid: true, SecurityToken: JsonWebToken valid }
            ? (CallerOf(valid), null)
            : (null, result.Exception?.GetType().Name ?? "it does not hold");
    }

    private static ConfigurationManager<OpenIdConnectConfiguration> Of(string authority) => new(
        $"{authority.TrimEnd('/')}/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever { RequireHttps = authority.StartsWith(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase) });

    private TokenValidationParameters Parameters() => new()
    {
        ValidIssuer = _options.Issuer.Length > 0 ? _options.Issuer : null,
        ValidAudience = _options.Audience,
        ValidAlgorithms = s_algorithms,
        IssuerSigningKeys = _file?.Now(),
        ConfigurationManager = _authority,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        ClockSkew = TimeSpan.FromMinutes(1),
    };

    // Two providers may have the same subject.
    private Caller CallerOf(JsonWebToken token)
    {
        var values = token.Claims.Where(claim => claim.Type == _options.Claim).SelectMany(claim => claim.Value.Split(' ')).ToHashSet();
        var grants = _options.Rules.Where(rule => values.Contains(rule.Value)).Select(rule => rule.Grant);

        return new Caller("token", string.Create(CultureInfo.InvariantCulture, $"{token.Subject} ({token.Issuer})"), [.. grants]);
    }
}
