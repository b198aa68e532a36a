using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>The process that was spawned for an instance, held by its pidfd.</summary>
[SupportedOSPlatform("linux")]
internal abstract class Leader(int pid, PidFd descriptor)
{
    public int Pid { get; } = pid;

    public PidFd Descriptor { get; } = descriptor;

    /// <summary>How it ended, once it has. Nothing is changed: if it is a zombie, it stays one.</summary>
    /// <returns><see langword="null"/> if the system does not tell it yet.</returns>
    public abstract ProcessExit? TryReadExit();
}
