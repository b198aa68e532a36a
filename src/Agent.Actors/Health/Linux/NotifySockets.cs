using System.Net.Sockets;
using System.Runtime.Versioning;
using Agent.Actors.Health.Notify;
using Agent.Actors.Processes;
using Agent.Actors.Specs;

namespace Agent.Actors.Health.Linux;

/// <summary>The notify sockets of all instances.</summary>
[SupportedOSPlatform("linux")]
internal sealed class NotifySockets : INotifySockets
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, NotifySocket> _open = [];
    private readonly NotifyPlaces _places;
    private readonly TimeProvider _time;

    public NotifySockets(NotifyPlaces places, TimeProvider time)
    {
        (_places, _time) = (places, time);
        places.Clear();
    }

    public INotifySocket Open(string instance, ServiceSpec spec)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(instance, out var socket))
                _open[instance] = socket = new NotifySocket(instance, Bind(instance, spec.Confinement), _time, () => Forget(instance));

            return socket;
        }
    }

    private void Forget(string instance)
    {
        lock (_gate)
        {
            _open.Remove(instance);
            _places.TryRemoveEmpty();
        }
    }

    private BoundSocket Bind(string instance, Confinement confinement)
    {
        var address = _places.AddressOf(instance, confinement);
        try
        {
            return Bind(address, confinement);
        }
        catch (Exception e) when (e is SocketException or IOException or UnauthorizedAccessException)
        {
            throw new IOException($"Cannot open the notify socket {address.Text}: {e.Message}. Check the directory it is in, its disk and the agent's limit of open files.", e);
        }
    }

    private BoundSocket Bind(NotifyAddress address, Confinement confinement)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            NotifyPlaces.Prepare(address);

            // Before anybody can send: the kernel attaches credentials when it takes a message.
            socket.SetRawSocketOption(NotifyCalls.SOL_SOCKET, NotifyCalls.SO_PASSCRED, BitConverter.GetBytes(1));
            socket.Bind(address.EndPoint);
            _places.Open(address, confinement);
            return new BoundSocket(socket, address);
        }
        catch
        {
            if (socket.IsBound) address.Remove();
            socket.Dispose();
            throw;
        }
    }
}
