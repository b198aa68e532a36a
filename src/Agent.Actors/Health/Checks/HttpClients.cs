using System.Diagnostics.CodeAnalysis;
using System.Net;
using Agent.Actors.Specs;

namespace Agent.Actors.Health.Checks;

/// <summary>What all HTTP probes ask with. Made when the first of them asks: most agents need none of it.</summary>
internal sealed class HttpClients
{
    private readonly Lazy<HttpMessageInvoker> _verifying = new(() => Make(verifies: true));
    private readonly Lazy<HttpMessageInvoker> _trusting = new(() => Make(verifies: false));

    public HttpMessageInvoker Of(ProbeCheck.Http check) => (check is { IsSecure: true, VerifiesCertificate: false } ? _trusting : _verifying).Value;

    private static HttpMessageInvoker Make(bool verifies)
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseDrainSize = 0,
            MaxResponseHeadersLength = 16, // KiB
        };

        if (!verifies) TrustAnyone(handler);
        return new HttpMessageInvoker(handler);
    }

    [SuppressMessage("Security", "CA5359", Justification = "As Kubernetes' probes do where the spec does not ask for verification: it is the service's own certificate, often for another name.")]
    private static void TrustAnyone(SocketsHttpHandler handler) =>
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
}
