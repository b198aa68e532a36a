using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Agent.Web.Tests.Access.Tokens;

/// <summary>Makes tokens for as long as a test lasts.</summary>
internal sealed class TestProvider : IDisposable
{
    public const string Issuer = "https://provider.example";
    public const string Audience = "service-agent";

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>As a provider publishes it.</summary>
    public string KeySet
    {
        get
        {
            var point = _key.ExportParameters(includePrivateParameters: false).Q;
            return JsonSerializer.Serialize(new { keys = new[] { new { kty = "EC", crv = "P-256", use = "sig", kid = "one", x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) } } });
        }
    }

    public static SecurityTokenDescriptor Usual(object? scope = null) => new()
    {
        Issuer = Issuer,
        Audience = Audience,
        IssuedAt = Now.AddMinutes(-10),
        NotBefore = Now.AddMinutes(-10),
        Expires = Now.AddMinutes(10),
        Claims = new Dictionary<string, object> { ["sub"] = "ann", ["scope"] = scope ?? "agent:deploy openid" },
    };

    public static DateTime Now => DateTimeOffset.UtcNow.UtcDateTime;

    public string Sign(SecurityTokenDescriptor token)
    {
        token.SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(_key) { KeyId = "one" }, SecurityAlgorithms.EcdsaSha256);
        return Make(token);
    }

    /// <summary>By whoever knows what is published.</summary>
    public string SignWithPublicKey(SecurityTokenDescriptor token)
    {
        token.SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(_key.ExportSubjectPublicKeyInfo()) { KeyId = "one" }, SecurityAlgorithms.HmacSha256);
        return Make(token);
    }

    public static string Unsigned(SecurityTokenDescriptor token) => Make(token);

    public void Dispose() => _key.Dispose();

    private static string Make(SecurityTokenDescriptor token) => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
}
