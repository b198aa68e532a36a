using System.Net;
using System.Text;
using Agent.Actors.Configuration;

namespace Agent.Web.Configuration;

/// <summary>Where and how the agent listens. Defaults, units and ranges: <c>hocon/reference.conf</c>.</summary>
internal sealed record HttpOptions
{
    private const string SocketPrefix = "unix:";

    // unix(7): sun_path has 108 bytes, the last of them zero.
    private const int LongestPath = 107;

    /// <summary>An IP address, <c>localhost</c> for both loopback addresses, or <c>unix:</c> and the path of a socket.</summary>
    public required string Host { get; init; }

    public required int Port { get; init; }

    /// <summary>Names other than the bound address and the loopback ones that a request's <c>Host</c> may have.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    public required bool AllowAnonymous { get; init; }

    public required bool AllowPlaintext { get; init; }

    /// <summary>Who may connect to the unix socket, where the agent listens on one.</summary>
    public required UnixFileMode SocketMode { get; init; }

    /// <summary>How long a caller waits for a command where he does not say.</summary>
    public required TimeSpan Wait { get; init; }

    public required long MaxBody { get; init; }

    public required int MaxConnections { get; init; }

    public required TimeSpan HeadersTimeout { get; init; }

    /// <summary>Bytes a second, once <see cref="BodyGrace"/> is over.</summary>
    public required int MinBodyRate { get; init; }

    public required TimeSpan BodyGrace { get; init; }

    public required TimeSpan KeepAliveTimeout { get; init; }

    public required FollowOptions Follow { get; init; }

    public bool IsLocalhost => string.Equals(Host, "localhost", StringComparison.OrdinalIgnoreCase);

    public bool IsLoopback => IsLocalhost || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    public bool IsSocket => Host.StartsWith(SocketPrefix, StringComparison.Ordinal);

    /// <summary>Where <see cref="IsSocket"/>.</summary>
    public string SocketPath => Host[SocketPrefix.Length..];

    public static HttpOptions From(SettingsReader settings)
    {
        var options = new HttpOptions
        {
            Host = settings.Text("http.host"),
            Port = settings.Number("http.port", 0, ushort.MaxValue),
            Names = settings.Texts("http.names"),
            AllowAnonymous = settings.Flag("http.allow-anonymous"),
            AllowPlaintext = settings.Flag("http.allow-plaintext"),
            SocketMode = ReadMode(settings, "http.socket-mode"),
            Wait = settings.Duration("http.wait", TimeSpan.Zero, TimeSpan.FromHours(1)),
            MaxBody = settings.Bytes("http.max-body", 1 << 10, 64 << 20),
            MaxConnections = settings.Number("http.max-connections", 1, 100_000),
            HeadersTimeout = settings.Duration("http.headers-timeout", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
            MinBodyRate = settings.Number("http.min-body-rate", 1, 1 << 20),
            BodyGrace = settings.Duration("http.body-grace", TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(10)),
            KeepAliveTimeout = settings.Duration("http.keep-alive-timeout", TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
            Follow = FollowOptions.From(settings),
        };

        options.CheckHost(settings);
        return options;
    }

    private void CheckHost(SettingsReader settings)
    {
        if (IsSocket && !(Path.IsPathRooted(SocketPath) && Encoding.UTF8.GetByteCount(SocketPath) <= LongestPath))
            settings.Refuse("http.host", $"is '{Host}', but a socket's path must be absolute and have at most {LongestPath} bytes");
        else if (!IsSocket && !IsLocalhost && !IPAddress.TryParse(Host, out _))
            settings.Refuse("http.host", $"is '{Host}', but must be an IP address, localhost, or unix: and the path of a socket");
    }

    private static UnixFileMode ReadMode(SettingsReader settings, string key)
    {
        var text = settings.Text(key);
        var mode = FileModeText.TryParse(text);

        if (mode is null)
            settings.Refuse(key, $"is '{text}', but must be the mode of a file, from 0000 to 0777, such as \"0660\"");

        return mode ?? UnixFileMode.None;
    }
}
