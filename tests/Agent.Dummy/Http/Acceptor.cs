using System.Net.Sockets;

namespace Agent.Dummy.Http;

/// <summary>One thread that accepts from a socket which others may accept from as well.</summary>
/// <remarks>Not by .NET's sockets: to end an accept of theirs they may shut the socket down, for all who have it.</remarks>
internal sealed unsafe class Acceptor
{
    private readonly int _socket;
    private readonly int _end = Libc.EventCreate(0, Libc.EFD_CLOEXEC);
    private readonly Thread _thread;

    public Acceptor(int socket)
    {
        _socket = socket;
        _ = Libc.Control(socket, Libc.F_SETFL, Libc.O_NONBLOCK); // another one may be quicker
        _thread = new Thread(Run) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>What has been accepted goes on.</summary>
    public void End()
    {
        var one = 1UL;
        _ = Libc.Write(_end, &one, sizeof(ulong));
        _thread.Join();
    }

    private void Run()
    {
        var entries = stackalloc PollEntry[2];
        entries[0] = new PollEntry { Descriptor = _socket, Wanted = Libc.POLLIN };
        entries[1] = new PollEntry { Descriptor = _end, Wanted = Libc.POLLIN };

        while (Libc.Poll(entries, 2, -1) < 0 || entries[1].Seen == 0)
            if (Libc.Accept(_socket, 0, 0, Libc.SOCK_CLOEXEC) is >= 0 and var connection)
                Connection.Begin(new Socket(new SafeSocketHandle(connection, ownsHandle: true)));

        _ = Libc.Close(_socket);
    }
}
