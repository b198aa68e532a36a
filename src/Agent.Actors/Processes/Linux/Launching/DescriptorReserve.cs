using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>
/// Descriptors that services may not use up. The runtime needs some for every thread it starts, and ends the agent
/// when it cannot have them.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class DescriptorReserve(ulong limit)
{
    private const ulong Reserved = 64;

    /// <summary>With less the runtime fails before the agent can say anything, here or there.</summary>
    private const ulong Least = 256;

    public static DescriptorReserve OfThisProcess() => new(ResourceLimit.Own(Libc.RLIMIT_NOFILE).Soft);

    /// <returns>Why an agent cannot run with this limit, and what to do; <see langword="null"/> if it can.</returns>
    public string? Obstacle() => limit >= Least ? null :
        $"The agent may open {limit} files at a time, and needs {Least} for itself. Raise the limit (ulimit -n, systemd's LimitNOFILE), then start it again.";

    /// <param name="newest">The system always gives the lowest number that is free.</param>
    /// <exception cref="SystemCallException">Hardly any are left.</exception>
    public void Check(int newest)
    {
        if ((ulong)newest + Reserved >= limit)
            throw new SystemCallException("open", Errno.EMFILE);
    }
}
