using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>
/// The soft limit of open files that services get. The runtime raises the agent's own to the hard limit, which
/// programs that still use select(2), or close every possible descriptor, do not bear.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class OpenFileLimit(int soft)
{
    private readonly ResourceLimit _limit = WithSoft((ulong)soft);

    // A program that has ended already, or runs as somebody else, keeps what it has.
    public void Give(int pid) => _ = Libc.SetLimit(pid, Libc.RLIMIT_NOFILE, in _limit);

    private static ResourceLimit WithSoft(ulong soft)
    {
        var own = ResourceLimit.Own(Libc.RLIMIT_NOFILE);
        return new ResourceLimit { Soft = Math.Min(soft, own.Hard), Hard = own.Hard };
    }
}
