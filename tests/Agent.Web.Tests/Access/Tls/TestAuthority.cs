using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Agent.Web.Tests.Access.Tls;

/// <summary>An authority that gives out certificates for as long as a test lasts.</summary>
internal sealed class TestAuthority : IDisposable
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    private readonly X509Certificate2 _certificate;

    public TestAuthority(string name = "CN=Test Authority")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        _certificate = request.CreateSelfSigned(Today.AddDays(-30), Today.AddDays(30));
    }

    private static DateTimeOffset Today => DateTimeOffset.UtcNow;

    public string Pem => _certificate.ExportCertificatePem();

    /// <summary>For 127.0.0.1.</summary>
    public X509Certificate2 Server(string subject = "CN=agent")
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        return Issue(new X500DistinguishedName(subject), ServerAuthentication, Today.AddDays(1), names.Build());
    }

    public X509Certificate2 Client(string subject) => Client(new X500DistinguishedName(subject));

    public X509Certificate2 Client(X500DistinguishedName subject) => Issue(subject, ClientAuthentication, Today.AddDays(1));

    public X509Certificate2 ExpiredClient(string subject) => Issue(new X500DistinguishedName(subject), ClientAuthentication, Today.AddDays(-1));

    public X509Certificate2 OtherUse(string subject) => Issue(new X500DistinguishedName(subject), ServerAuthentication, Today.AddDays(1));

    /// <summary>Accepts servers of this authority's, and no others.</summary>
    public bool Trusts(X509Certificate? server, SslPolicyErrors errors)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.Add(_certificate);
        return (errors & SslPolicyErrors.RemoteCertificateNameMismatch) == 0 && chain.Build((X509Certificate2)server!);
    }

    public void Dispose() => _certificate.Dispose();

    private X509Certificate2 Issue(X500DistinguishedName subject, string use, DateTimeOffset until, params X509Extension[] more)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(use)], critical: false));

        foreach (var extension in more)
            request.CertificateExtensions.Add(extension);

        using var issued = request.Create(_certificate, Today.AddDays(-20), until, RandomNumberGenerator.GetBytes(8));
        return issued.CopyWithPrivateKey(key);
    }
}
