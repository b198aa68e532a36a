using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Agent.Web.Access.Tls;

/// <summary>What a handshake needs.</summary>
/// <param name="ClientAuthorities"><see langword="null"/> if clients are not asked.</param>
internal sealed record TlsMaterial(SslStreamCertificateContext Server, X509Certificate2Collection? ClientAuthorities)
{
    /// <exception cref="CryptographicException">It is none, or its parts do not belong together.</exception>
    public static TlsMaterial From(TlsContent content)
    {
        try
        {
            return new TlsMaterial(Context(content), content.ClientAuthority is null ? null : Authorities(content.ClientAuthority));
        }
        catch (ArgumentException e) // a key of another kind than the certificate's
        {
            throw new CryptographicException(e.Message, e);
        }
    }

    private static SslStreamCertificateContext Context(TlsContent content)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(content.Certificate);
        var certificate = X509Certificate2.CreateFromPem(content.Certificate, content.Key);

        // Offline: an agent does not ask the network how to start.
        return SslStreamCertificateContext.Create(certificate, [.. chain.Skip(1)], offline: true);
    }

    private static X509Certificate2Collection Authorities(string pem)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPem(pem);

        return authorities.Count > 0 ? authorities : throw new CryptographicException("the client authority's file has no certificate in it");
    }
}
