using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Agent.Actors.Specs;

/// <summary>Where the agent listens for a service.</summary>
public abstract record ListenAddress
{
    // sun_path of sockaddr_un has 108 bytes, the last of them a NUL.
    private const int LongestPath = 107;
    private const string UnixPrefix = "unix:";

    private ListenAddress()
    {
    }

    /// <summary>
    /// An IP address and a port from 1 on, or the absolute path of a socket, in the spelling that
    /// <see cref="object.ToString"/> gives it back in; for IPv6 any.
    /// </summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out ListenAddress? address)
    {
        address = text.StartsWith(UnixPrefix, StringComparison.Ordinal) ? UnixOf(text[UnixPrefix.Length..]) : TcpOf(text);
        return address is not null;
    }

    private static Unix? UnixOf(string path) =>
        path.StartsWith('/') && path.Length > 1 && !path.EndsWith('/')
            && !path.Contains('\0', StringComparison.Ordinal) && Encoding.UTF8.GetByteCount(path) <= LongestPath
            ? new Unix(path)
            : null;

    // 1:80 is 0.0.0.1:80 to the parser, and 127.0.0.1 without a port has port 0.
    private static Tcp? TcpOf(string text) =>
        IPEndPoint.TryParse(text, out var point) && point.Port != 0
            && (point.AddressFamily is AddressFamily.InterNetworkV6 || point.ToString() == text)
            ? new Tcp(point)
            : null;

    /// <summary>TCP. Written <c>127.0.0.1:8080</c> or <c>[::1]:8080</c>.</summary>
    public sealed record Tcp(IPEndPoint EndPoint) : ListenAddress
    {
        public override string ToString() => EndPoint.ToString();
    }

    /// <summary>A stream socket in the file system. Written <c>unix:/run/x.sock</c>.</summary>
    public sealed record Unix(string Path) : ListenAddress
    {
        public override string ToString() => $"{UnixPrefix}{Path}";
    }
}
