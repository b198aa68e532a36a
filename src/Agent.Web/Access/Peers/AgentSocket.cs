using System.Net;
using System.Net.Sockets;
using Agent.Actors.Sockets;
using Agent.Web.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Agent.Web.Access.Peers;

/// <summary>The socket in the file system that the agent listens on.</summary>
internal static class AgentSocket
{
    /// <exception cref="UnavailableException">Something is at the path, or it is out of reach.</exception>
    public static Socket Bind(EndPoint endpoint, UnixFileMode mode) =>
        endpoint is UnixDomainSocketEndPoint ? BindFile(endpoint, mode) : SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);

    private static Socket BindFile(EndPoint endpoint, UnixFileMode mode)
    {
        var path = endpoint.ToString()!;

        try
        {
            AgentSocketPath.Clear(path);
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Bind(endpoint);

            // Nobody has been let in before: connecting is refused until the server listens.
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
            return socket;
        }
        catch (Exception e) when (e is IOException or SocketException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"Cannot listen on unix:{path}: {e.Message.TrimEnd('.')}. Choose another path, in a directory that is there and that the agent can write to, or end what uses it.", e);
        }
    }
}
