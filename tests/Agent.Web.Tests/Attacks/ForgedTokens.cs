using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Agent.Web.Tests.Access.Tokens;
using Microsoft.IdentityModel.Tokens;

namespace Agent.Web.Tests.Attacks;

/// <summary>Tokens that look as if they were the provider's.</summary>
internal static class ForgedTokens
{
    private static readonly string[] Algorithms = ["none", "None", "nOnE", "", "HS256", "HS384", "HS512", "ES256", "RS256", "PS256", "dir"];

    public static IEnumerable<(string Trick, string Token)> All(TestProvider provider)
    {
        foreach (var algorithm in Algorithms)
        {
            yield return ($"{algorithm} without a signature", $"{Signed(new { alg = algorithm, typ = "JWT", kid = "one" })}.");
            yield return ($"{algorithm} with somebody's signature", $"{Signed(new { alg = algorithm, typ = "JWT", kid = "one" })}.{Encode(new byte[64])}");
        }

        foreach (var secret in Secrets(provider))
            yield return ("what is published as a secret", WithSecret(new { alg = "HS256", typ = "JWT", kid = "one" }, secret));

        foreach (var kid in new[] { "", "two", "../../dev/null", "/dev/null", "one' OR '1'='1", "one\0", "http://127.0.0.1:1/keys" })
            yield return ($"the key {kid}", WithKeyOf(new { alg = "ES256", typ = "JWT", kid }));

        yield return ("no key named", WithKeyOf(new { alg = "ES256", typ = "JWT" }));
        yield return ("a key that it brings itself", WithOwnKey());
        yield return ("a key that is elsewhere", WithKeyOf(new { alg = "ES256", kid = "one", jku = "http://127.0.0.1:1/keys", x5u = "http://127.0.0.1:1/chain" }));
        yield return ("a critical extension", WithKeyOf(new { alg = "ES256", kid = "one", crit = new[] { "exp" } }));
        yield return ("a payload that was changed", Changed(provider.Sign(TestProvider.Usual("agent:read"))));
        yield return ("a signature cut short", provider.Sign(TestProvider.Usual("agent:admin"))[..^2]);
        yield return ("three empty parts", "..");
        yield return ("no base64", "~.~.~");
        yield return ("no JSON", $"{Encode("nothing"u8)}.{Encode("nothing"u8)}.{Encode("nothing"u8)}");
        yield return ("an encrypted one's form", $"{provider.Sign(TestProvider.Usual("agent:admin"))}..");
        yield return ("a very long one", $"{Signed(new { alg = "ES256", kid = "one", x = new string('x', 20_000) })}.{Encode(new byte[64])}");
    }

    /// <summary>Tokens of the provider's that do not hold here, not yet or not any more.</summary>
    public static IEnumerable<(string Trick, string Token)> Misplaced(TestProvider provider)
    {
        yield return ("another issuer", provider.Sign(Usual(token => token.Issuer = "https://other.example")));
        yield return ("an issuer that begins so", provider.Sign(Usual(token => token.Issuer = $"{TestProvider.Issuer}.evil.example")));
        yield return ("no issuer", provider.Sign(Usual(token => token.Issuer = null)));
        yield return ("another audience", provider.Sign(Usual(token => token.Audience = "another")));
        yield return ("no audience", provider.Sign(Usual(token => token.Audience = null)));
        yield return ("expired", provider.Sign(Usual(token => token.Expires = TestProvider.Now.AddMinutes(-2))));
        yield return ("not yet", provider.Sign(Usual(token => token.NotBefore = TestProvider.Now.AddMinutes(5))));
        yield return ("without an end", provider.Sign(Usual(token => token.Expires = null)));
    }

    private static SecurityTokenDescriptor Usual(Action<SecurityTokenDescriptor> spoil)
    {
        var token = TestProvider.Usual("agent:admin");
        spoil(token);
        return token;
    }

    // Every form in which somebody might take the public key for a secret.
    private static IEnumerable<byte[]> Secrets(TestProvider provider)
    {
        var point = JsonDocument.Parse(provider.KeySet).RootElement.GetProperty("keys")[0];
        var (x, y) = (point.GetProperty("x").GetString()!, point.GetProperty("y").GetString()!);
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = Base64UrlEncoder.DecodeBytes(x), Y = Base64UrlEncoder.DecodeBytes(y) } });

        yield return key.ExportSubjectPublicKeyInfo();
        yield return Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem());
        yield return Encoding.UTF8.GetBytes(provider.KeySet);
        yield return Base64UrlEncoder.DecodeBytes(x);
        yield return [];
    }

    private static string WithSecret(object header, byte[] secret)
    {
        var text = Signed(header);
        return $"{text}.{Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(text)))}";
    }

    private static string WithKeyOf(object header)
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return WithKey(header, stranger);
    }

    private static string WithOwnKey()
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = stranger.ExportParameters(includePrivateParameters: false).Q;

        return WithKey(new { alg = "ES256", kid = "own", jwk = new { kty = "EC", crv = "P-256", kid = "own", x = Encode(point.X), y = Encode(point.Y) } }, stranger);
    }

    private static string WithKey(object header, ECDsa key)
    {
        var text = Signed(header);
        return $"{text}.{Encode(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{Signed(new { }).Split('.')[1]}.{parts[2]}";
    }

    private static string Signed(object header) =>
        $"{Encode(JsonSerializer.SerializeToUtf8Bytes(header))}.{Encode(JsonSerializer.SerializeToUtf8Bytes(Claims()))}";

    private static object Claims() => new
    {
        iss = TestProvider.Issuer,
        aud = TestProvider.Audience,
        sub = "mallory",
        scope = "agent:admin",
        exp = DateTimeOffset.UtcNow.AddMinutes(10).ToUnixTimeSeconds(),
    };

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64UrlEncoder.Encode(bytes.ToArray());
}
