using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Agent.Web.Access.Tls;

internal static class TlsListening
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    public static void UseTls(this ListenOptions listen, TlsFiles files) => listen.UseHttps(new TlsHandshakeCallbackOptions
    {
        OnConnection = _ => ValueTask.FromResult(OptionsOf(files.Now() ?? throw new AuthenticationException("There is no certificate that can be used."))),
    });

    private static SslServerAuthenticationOptions OptionsOf(TlsMaterial material) => new()
    {
        ServerCertificateContext = material.Server,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        AllowRenegotiation = false,

        // A resumed session would bring a certificate that nobody has looked at again.
        AllowTlsResume = material.ClientAuthorities is null,
        ClientCertificateRequired = material.ClientAuthorities is not null,
        CertificateChainPolicy = material.ClientAuthorities is null ? null : PolicyOf(material.ClientAuthorities),

        // A client that has none may have a key. One that does not hold is no client's.
        RemoteCertificateValidationCallback = (_, certificate, _, errors) => certificate is null || errors is SslPolicyErrors.None,
    };

    private static X509ChainPolicy PolicyOf(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };

        policy.CustomTrustStore.AddRange(authorities);
        policy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid(ClientAuthentication));
        return policy;
    }
}
