using System.Runtime.Versioning;
using Agent.Actors.Services;
using Agent.Actors.Specs;

namespace Agent.Actors.Sockets.Linux;

/// <summary>What the agent listens on, and for whom. Not for several threads.</summary>
[SupportedOSPlatform("linux")]
internal sealed class SocketTable
{
    private readonly Dictionary<ListenAddress, ServiceSocket> _sockets = [];

    public ServiceSocket? Find(ServiceId service, ListenAddress address) =>
        _sockets.TryGetValue(address, out var socket) && socket.Service == service ? socket : null;

    public void Put(ServiceSocket socket) => _sockets[socket.Address] = socket;

    /// <exception cref="IOException">The agent cannot listen there.</exception>
    public void Check(ServiceId service, ListenAddress address)
    {
        CheckFree(service, address);

        if (address is ListenAddress.Tcp tcp) TcpListening.Check(tcp.EndPoint);
        if (address is ListenAddress.Unix unix) UnixListening.Check(unix.Path);
    }

    /// <inheritdoc cref="Check"/>
    public void Open(ServiceId service, ListenAddress address)
    {
        CheckFree(service, address);
        Put(new ServiceSocket(service, address, Open(address)));
    }

    public void Close(ServiceId service, ListenAddress address)
    {
        if (Find(service, address) is { } socket) Close(socket);
    }

    /// <summary>Nobody listens there until it is opened again, but the address stays the service's.</summary>
    public void Empty(ServiceId service, ListenAddress address)
    {
        Close(service, address);
        Put(new ServiceSocket(service, address, Socket: null));
    }

    public void CloseAllBut(ServiceId service, IReadOnlyList<ListenAddress> addresses)
    {
        foreach (var socket in _sockets.Values.Where(socket => socket.Service == service && !addresses.Contains(socket.Address)).ToList())
            Close(socket);
    }

    private void Close(ServiceSocket socket)
    {
        _sockets.Remove(socket.Address);
        socket.Socket?.Dispose();
    }

    private static ListenSocket Open(ListenAddress address) => address switch
    {
        ListenAddress.Tcp tcp => TcpListening.Open(tcp.EndPoint),
        ListenAddress.Unix unix => UnixListening.Open(unix.Path),
        _ => throw new ArgumentException($"There are no sockets at {address}.", nameof(address)),
    };

    private void CheckFree(ServiceId service, ListenAddress address)
    {
        if (_sockets.Values.FirstOrDefault(socket => socket.IsInTheWayOf(service, address)) is not { } other) return;

        throw new ObstructedException(other.Service == service
            ? $"the agent listens on {other.Address} for this service, and both together are not possible: stop the service first"
            : $"the agent listens on {other.Address} for the service '{other.Service}': stop that one, or choose another address");
    }
}
