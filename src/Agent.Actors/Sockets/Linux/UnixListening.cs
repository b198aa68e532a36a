using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Sockets.Linux;

/// <summary>Listening on a socket in the file system.</summary>
[SupportedOSPlatform("linux")]
internal static class UnixListening
{
    /// <exception cref="ObstructedException">Something is at the path that must not be replaced.</exception>
    public static ListenSocket Open(string path)
    {
        Check(path);
        if (SocketFile.Find(path) is { } stale) stale.Remove();

        var descriptor = ListenDescriptor.Create(SocketCalls.AF_UNIX);
        try
        {
            descriptor.Bind(new UnixDomainSocketEndPoint(path));
            return Listen(descriptor, SocketFile.Prepare(path));
        }
        catch
        {
            descriptor.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="Open"/>
    public static void Check(string path)
    {
        if (Path.GetDirectoryName(path) is { } directory && Libc.Access($"{directory}/.", Libc.W_OK | Libc.X_OK) != 0)
            throw SystemCallException.Last("access");

        if (SocketFile.Find(path) is not null)
            CheckStale(path);
        else if (Path.Exists(path) || new FileInfo(path).LinkTarget is not null)
            throw new ObstructedException("there is a file at that path which is no socket: remove it, or choose another path");
    }

    private static ListenSocket Listen(ListenDescriptor descriptor, SocketFile file)
    {
        try
        {
            descriptor.Listen();
            return new ListenSocket(descriptor, file);
        }
        catch
        {
            file.Remove();
            throw;
        }
    }

    // Who listens is only to be learnt by connecting: the file outlives whoever made it.
    private static void CheckStale(string path)
    {
        using var client = ListenDescriptor.Create(SocketCalls.AF_UNIX, SocketCalls.SOCK_NONBLOCK);

        switch (client.TryConnect(new UnixDomainSocketEndPoint(path)))
        {
            case Errno.ECONNREFUSED or Errno.ENOENT:
                return;
            case 0:
                throw new ObstructedException($"{Holder.Name(client.Peer())} listens there: stop it, or choose another path");
            case var errno:
                throw new ObstructedException($"a socket is there that may be in use ({Marshal.GetPInvokeErrorMessage(errno)}): remove it if it is not, or choose another path");
        }
    }
}
