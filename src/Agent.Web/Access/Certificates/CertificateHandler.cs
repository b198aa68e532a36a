using System.Text.Encodings.Web;
using Agent.Web.Access.Callers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Agent.Web.Access.Certificates;

/// <summary>Callers whose connection has shown a certificate. The handshake has checked it.</summary>
internal sealed class CertificateHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, AccessOptions access)
    : CallerHandler(options, logs, encoder)
{
    public const string Name = "certificate";

    public static bool IsIn(HttpContext context) => context.Connection.ClientCertificate is not null;

    protected override AuthenticateResult Authenticate()
    {
        if (Context.Connection.ClientCertificate is not { } certificate)
            return AuthenticateResult.NoResult();

        // A connection may outlive what it has shown.
        if (TimeProvider.GetUtcNow() > certificate.NotAfter)
            return AuthenticateResult.Fail("the certificate has expired");

        var grants = access.Certificates.Where(rule => rule.Subject.Matches(certificate.SubjectName)).Select(rule => rule.Grant);
        return Known(new Caller(Name, certificate.Subject, [.. grants]));
    }
}
