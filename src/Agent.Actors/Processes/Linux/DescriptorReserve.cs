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

    public static DescriptorReserve OfThisProcess() => new(ResourceLimit.Own(Libc.RLIMIT_NOFILE).Soft);

    /// <param name="newest">The system always gives the lowest number that is free.</param>
    /// <exception cref="SystemCallException">Hardly any are left.</exception>
    public void Check(int newest)
    {
        if ((ulong)newest + Reserved >= limit)
            throw new SystemCallException("open", Errno.EMFILE);
    }
}
