using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Access.Tls;

/// <summary>An agent with TLS, and clients for it.</summary>
internal sealed class TlsAgent : IAsyncDisposable
{
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("agent-tls-");

    public TestAuthority Authority { get; } = new();

    public RunningAgent Agent { get; private set; } = null!;

    public string Certificate => Path.Combine(_files.FullName, "agent.crt");

    public string Key => Path.Combine(_files.FullName, "agent.key");

    public string ClientAuthority => Path.Combine(_files.FullName, "clients.crt");

    /// <param name="more">Further settings below <c>service-agent.access</c>.</param>
    public static async Task<TlsAgent> StartAsync(bool asksClients = false, string more = "")
    {
        var agent = new TlsAgent();
        agent.Renew("CN=agent");
        await File.WriteAllTextAsync(agent.ClientAuthority, agent.Authority.Pem);

        agent.Agent = await RunningAgent.StartAsync($$"""
            service-agent.access {
              tls.certificate = "{{agent.Certificate}}"
              tls.key = "{{agent.Key}}"
              tls.client-authority = "{{(asksClients ? agent.ClientAuthority : "")}}"
              {{more}}
            }
            """);
        return agent;
    }

    public void Renew(string subject)
    {
        using var server = Authority.Server(subject);
        File.WriteAllText(Certificate, server.ExportCertificatePem());
        File.WriteAllText(Key, server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>On a connection of its own.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, X509Certificate2? client = null, string? key = null, SslProtocols protocols = SslProtocols.None)
    {
        using var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                EnabledSslProtocols = protocols,
                RemoteCertificateValidationCallback = (_, server, _, errors) => Authority.Trusts(server, errors),
                ClientCertificateContext = client is null ? null : SslStreamCertificateContext.Create(client, additionalCertificates: null, offline: true),
            },
        };
        using var http = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Agent.Http.BaseAddress!, path));

        if (key is not null)
            request.Headers.TryAddWithoutValidation("X-API-Key", key);

        return await http.SendAsync(request);
    }

    /// <summary>The subject of the certificate that the agent shows.</summary>
    public async Task<string> SubjectAsync()
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync("127.0.0.1", Agent.Http.BaseAddress!.Port);
        await using var tls = new SslStream(client.GetStream(), leaveInnerStreamOpen: false, (_, server, _, errors) => Authority.Trusts(server, errors));
        await tls.AuthenticateAsClientAsync("127.0.0.1");

        return tls.RemoteCertificate!.Subject;
    }

    public async ValueTask DisposeAsync()
    {
        await Agent.DisposeAsync();
        Authority.Dispose();
        _files.Delete(recursive: true);
    }
}
