using System.Net;
using System.Net.Sockets;

namespace Agent.Actors.Tests.Sockets;

/// <summary>A port that nobody gets for himself as long as this is held: it is bound, and does not listen.</summary>
internal sealed class Ports : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public Ports()
    {
        _socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public int Free => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public void Dispose() => _socket.Dispose();
}
