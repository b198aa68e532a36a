using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>A leader whose parent, the agent that spawned it, has died: init or another subreaper has it now, and reaps it.</summary>
[SupportedOSPlatform("linux")]
internal sealed class FosteredLeader(int pid, PidFd descriptor) : Leader(pid, descriptor)
{
    private const int MaxReads = 20;

    private int _reads;

    /// <inheritdoc/>
    /// <remarks>
    /// A zombie tells it to whoever may trace it, a reaped process by its pidfd. In between, if we may not trace it,
    /// nobody does; some never reap.
    /// </remarks>
    public override ProcessExit? TryReadExit()
    {
        if ((TryReadZombie() ?? ExitInfo.TryRead(Descriptor)) is { } exit) return exit;

        return IsReaped || ++_reads == MaxReads ? ProcessExit.Unknown : null;
    }

    // It may be reaped between the two looks: then its pidfd tells it by now.
    private bool IsReaped => !Descriptor.HoldsNumber && ExitInfo.TryRead(Descriptor) is null;

    private ProcessExit? TryReadZombie()
    {
        try
        {
            return ZombieStat.TryRead(Pid, Descriptor);
        }
        catch (SystemCallException) // out of descriptors: it will be looked at again
        {
            return null;
        }
    }
}
