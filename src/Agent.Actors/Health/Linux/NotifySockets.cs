using System.Net.Sockets;
using System.Runtime.Versioning;
using Agent.Actors.Health.Notify;

namespace Agent.Actors.Health.Linux;

/// <summary>The notify sockets of all instances: <c>DATA/notify/INSTANCE</c>.</summary>
[SupportedOSPlatform("linux")]
internal sealed class NotifySockets : INotifySockets
{
    // Whoever may get into the data directory gets through to the sockets, and sees no names.
    private const UnixFileMode DirectoryMode = (UnixFileMode)0b111_001_001;

    // A service may run as another user. Who is believed is another question.
    private const UnixFileMode SocketMode = (UnixFileMode)0b110_110_110;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, NotifySocket> _open = [];
    private readonly string _directory;
    private readonly TimeProvider _time;

    /// <summary>What an agent before this one has left in the directory goes: nobody reads it any more.</summary>
    public NotifySockets(string dataDirectory, TimeProvider time)
    {
        (_directory, _time) = (Path.Combine(dataDirectory, "notify"), time);
        if (Directory.Exists(_directory)) Directory.Delete(_directory, recursive: true);
    }

    public INotifySocket Open(string instance)
    {
        lock (_gate)
        {
            if (!_open.TryGetValue(instance, out var socket))
                _open[instance] = socket = new NotifySocket(instance, Bind(instance), _time, () => Forget(instance));

            return socket;
        }
    }

    private void Forget(string instance)
    {
        lock (_gate) _open.Remove(instance);
    }

    private BoundSocket Bind(string instance)
    {
        var address = NotifyAddress.Of(_directory, instance);
        try
        {
            return Bind(address);
        }
        catch (Exception e) when (e is SocketException or IOException or UnauthorizedAccessException)
        {
            throw new IOException($"Cannot open the notify socket {address.Text}: {e.Message}. Check the agent's data directory, its disk and its limit of open files.", e);
        }
    }

    private BoundSocket Bind(NotifyAddress address)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            if (address.File is not null) MakeDirectory();

            // Before anybody can send: the kernel attaches credentials when it takes a message.
            socket.SetRawSocketOption(NotifyCalls.SOL_SOCKET, NotifyCalls.SO_PASSCRED, BitConverter.GetBytes(1));
            socket.Bind(address.EndPoint);
            if (address.File is not null) File.SetUnixFileMode(address.File, SocketMode);
            return new BoundSocket(socket, address);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private void MakeDirectory()
    {
        if (Directory.Exists(_directory)) return;

        Directory.CreateDirectory(_directory);
        File.SetUnixFileMode(_directory, DirectoryMode); // whatever the agent's umask is
    }
}
