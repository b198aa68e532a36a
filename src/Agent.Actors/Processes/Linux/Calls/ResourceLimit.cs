using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>struct rlimit.</summary>
internal struct ResourceLimit
{
    public ulong Soft;
    public ulong Hard;

    [SupportedOSPlatform("linux")]
    public static ResourceLimit Own(int resource)
    {
        SystemCallException.ThrowIfFailed(Libc.GetLimit(0, resource, 0, out var limit), "prlimit");
        return limit;
    }
}
