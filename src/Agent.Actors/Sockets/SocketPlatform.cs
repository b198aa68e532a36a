using Agent.Actors.Sockets.Linux;

namespace Agent.Actors.Sockets;

/// <summary>Where listening meets the operating system.</summary>
public static class SocketPlatform
{
    /// <param name="warn">Gets what an operator should know, such as a socket that could not be taken over.</param>
    /// <exception cref="PlatformNotSupportedException">There are no sockets for services on this system yet.</exception>
    public static IServiceSockets Create(Action<string> warn) =>
        OperatingSystem.IsLinux()
            ? new LinuxServiceSockets(warn)
            : throw new PlatformNotSupportedException("Service Agent runs services on Linux only.");
}
