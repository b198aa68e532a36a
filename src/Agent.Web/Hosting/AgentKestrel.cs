using System.Net;
using Agent.Web.Access;
using Agent.Web.Access.Limits;
using Agent.Web.Access.Peers;
using Agent.Web.Access.Tls;
using Agent.Web.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Agent.Web.Hosting;

/// <summary>Where Kestrel listens, and its bounds.</summary>
internal static class AgentKestrel
{
    public static void UseAgentKestrel(this IWebHostBuilder host, HttpOptions options, AccessOptions access) => host.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.RequestHeaderEncodingSelector = ContentLengthDigits.Of;
        kestrel.Limits.MaxRequestBodySize = options.MaxBody;
        kestrel.Limits.MaxConcurrentConnections = options.MaxConnections;
        kestrel.Limits.RequestHeadersTimeout = options.HeadersTimeout;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(options.MinBodyRate, options.BodyGrace);
        kestrel.Limits.KeepAliveTimeout = options.KeepAliveTimeout;

        kestrel.Listen(options, Configure(kestrel, access));
    }).ConfigureServices(services => services.Configure<SocketTransportOptions>(
        transport => transport.CreateBoundListenSocket = endpoint => AgentSocket.Bind(endpoint, options.SocketMode)));

    private static void Listen(this KestrelServerOptions kestrel, HttpOptions options, Action<ListenOptions> configure)
    {
        if (options.IsSocket)
            kestrel.ListenUnixSocket(options.SocketPath, configure);
        // Port 0 is refused for "localhost": two sockets cannot be given the same free port.
        else if (options.IsLocalhost && options.Port != 0)
            kestrel.ListenLocalhost(options.Port, configure);
        else
            kestrel.Listen(options.IsLocalhost ? IPAddress.Loopback : IPAddress.Parse(options.Host), options.Port, configure);
    }

    private static Action<ListenOptions> Configure(KestrelServerOptions kestrel, AccessOptions access)
    {
        var log = kestrel.ApplicationServices.GetRequiredService<ILogger<TlsFiles>>();
        var files = access.Tls.IsOn ? new TlsFiles(access.Tls, mistake => log.LogWarning("access.tls {Mistake}. What was there before stays in force", mistake)) : null;

        // What is there at the start is what stays, if something else comes before the first connection.
        _ = files?.Now();

        return listen =>
        {
            // One request a connection at a time: bounds on connections are bounds on requests.
            listen.Protocols = HttpProtocols.Http1;
            listen.UseAddressRules(access.Addresses);
            if (files is not null) listen.UseTls(files);
        };
    }
}
