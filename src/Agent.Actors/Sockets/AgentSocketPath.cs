using Agent.Actors.Sockets.Linux;

namespace Agent.Actors.Sockets;

/// <summary>Where the agent itself listens in the file system.</summary>
public static class AgentSocketPath
{
    /// <summary>Removes what an agent that was killed has left there.</summary>
    /// <exception cref="IOException">Something else is there, somebody listens there, or it is out of reach. The message says what to do.</exception>
    public static void Clear(string path)
    {
        if (!OperatingSystem.IsLinux())
            return;

        UnixListening.Check(path);
        SocketFile.Find(path)?.Remove();
    }
}
