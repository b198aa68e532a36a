using System.Net;
using Agent.Actors.Configuration;

namespace Agent.Web.Configuration;

/// <summary>Where and how the agent listens. Defaults, units and ranges: <c>hocon/reference.conf</c>.</summary>
internal sealed record HttpOptions
{
    /// <summary>An IP address, or <c>localhost</c> for both loopback addresses.</summary>
    public required string Host { get; init; }

    public required int Port { get; init; }

    /// <summary>Names other than the bound address and the loopback ones that a request's <c>Host</c> may have.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    public required bool AllowAnonymous { get; init; }

    /// <summary>How long a caller waits for a command where he does not say.</summary>
    public required TimeSpan Wait { get; init; }

    public required long MaxBody { get; init; }

    public required int MaxConnections { get; init; }

    public required TimeSpan HeadersTimeout { get; init; }

    public required TimeSpan KeepAliveTimeout { get; init; }

    public required FollowOptions Follow { get; init; }

    public bool IsLocalhost => string.Equals(Host, "localhost", StringComparison.OrdinalIgnoreCase);

    public bool IsLoopback => IsLocalhost || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    public static HttpOptions From(SettingsReader settings)
    {
        var options = new HttpOptions
        {
            Host = settings.Text("http.host"),
            Port = settings.Number("http.port", 0, ushort.MaxValue),
            Names = settings.Texts("http.names"),
            AllowAnonymous = settings.Flag("http.allow-anonymous"),
            Wait = settings.Duration("http.wait", TimeSpan.Zero, TimeSpan.FromHours(1)),
            MaxBody = settings.Bytes("http.max-body", 1 << 10, 64 << 20),
            MaxConnections = settings.Number("http.max-connections", 1, 100_000),
            HeadersTimeout = settings.Duration("http.headers-timeout", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
            KeepAliveTimeout = settings.Duration("http.keep-alive-timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
            Follow = FollowOptions.From(settings),
        };

        options.CheckHost(settings);
        return options;
    }

    private void CheckHost(SettingsReader settings)
    {
        if (!IsLocalhost && !IPAddress.TryParse(Host, out _))
            settings.Refuse("http.host", $"is '{Host}', but must be an IP address or localhost");
        else if (!IsLoopback && !AllowAnonymous)
            settings.Refuse("http.host", $"is '{Host}', which others can reach, and this version cannot ask callers who they are: whoever reached the port could run commands as this user. Listen on 127.0.0.1, or accept that with --allow-anonymous");
    }
}
