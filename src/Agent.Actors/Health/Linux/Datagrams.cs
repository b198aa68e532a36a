using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Health.Linux;

/// <summary>Takes datagrams off a socket, each with the process that sent it.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe class Datagrams
{
    /// <summary>
    /// There is room for the sender's credentials and for nothing else: descriptors that come along are closed by the kernel.
    /// That lets go of whoever waits for it (<c>BARRIER=1</c>), and none of them ever gets into this process.
    /// </summary>
    /// <returns><see langword="null"/> if there is nothing to take.</returns>
    /// <exception cref="SystemCallException">The system is out of memory.</exception>
    public static Datagram? TryTake(SafeSocketHandle socket, Span<byte> buffer)
    {
        fixed (byte* text = buffer)
        {
            CredentialsMessage sender = default;
            var vector = new IoVector { Base = text, Length = (nuint)buffer.Length };
            var header = new MessageHeader
            {
                Vectors = &vector, VectorCount = 1, Control = &sender, ControlLength = (nuint)sizeof(CredentialsMessage),
            };

            var length = (int)NotifyCalls.ReceiveMessage(socket, &header, NotifyCalls.MSG_DONTWAIT | NotifyCalls.MSG_CMSG_CLOEXEC);
            return length >= 0 ? new Datagram(length, SenderOf(sender), (header.Flags & NotifyCalls.MSG_TRUNC) != 0) : NullIfNone();
        }
    }

    private static Sender SenderOf(CredentialsMessage sender) =>
        sender is { Level: NotifyCalls.SOL_SOCKET, Type: NotifyCalls.SCM_CREDENTIALS } ? new Sender(sender.Pid, sender.User) : default;

    private static Datagram? NullIfNone()
    {
        var errno = Marshal.GetLastPInvokeError();
        return errno is Errno.EAGAIN ? null : throw new SystemCallException("recvmsg", errno);
    }
}

/// <param name="Length">So much of the buffer is filled.</param>
/// <param name="IsCut">It was longer than the buffer.</param>
internal readonly record struct Datagram(int Length, Sender Sender, bool IsCut);

/// <summary>The process that sent a datagram, as the kernel vouches for it.</summary>
/// <param name="Pid">0 if its number means nothing here: it has process ids of its own (a container).</param>
internal readonly record struct Sender(int Pid, uint User);
