using System.Net;
using Agent.Web.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Agent.Web.Hosting;

/// <summary>Where Kestrel listens, and its bounds.</summary>
internal static class AgentKestrel
{
    public static void UseAgentKestrel(this IWebHostBuilder host, HttpOptions options) => host.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.MaxBody;
        kestrel.Limits.MaxConcurrentConnections = options.MaxConnections;
        kestrel.Limits.RequestHeadersTimeout = options.HeadersTimeout;
        kestrel.Limits.KeepAliveTimeout = options.KeepAliveTimeout;

        Listen(kestrel, options);
    });

    private static void Listen(KestrelServerOptions kestrel, HttpOptions options)
    {
        // Port 0 is refused for "localhost": two sockets cannot be given the same free port.
        if (options.IsLocalhost && options.Port != 0)
            kestrel.ListenLocalhost(options.Port);
        else
            kestrel.Listen(options.IsLocalhost ? IPAddress.Loopback : IPAddress.Parse(options.Host), options.Port);
    }
}
