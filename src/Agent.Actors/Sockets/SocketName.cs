using Agent.Actors.Specs;

namespace Agent.Actors.Sockets;

/// <summary>The name that a service knows a socket by: the port, or the path.</summary>
internal static class SocketName
{
    public static string Of(ListenAddress address) => address switch
    {
        ListenAddress.Tcp tcp => $"{tcp.EndPoint.Port}",
        ListenAddress.Unix unix => string.Concat(unix.Path.Select(Allowed)),
        _ => throw new ArgumentException($"There are no sockets at {address}.", nameof(address)),
    };

    // sd_listen_fds_with_names(3): the names are separated by colons.
    private static char Allowed(char letter) => letter is > ' ' and < (char)127 and not ':' ? letter : '_';
}
