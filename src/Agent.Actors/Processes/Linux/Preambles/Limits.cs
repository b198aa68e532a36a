using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Which limits can be given to a process.</summary>
[SupportedOSPlatform("linux")]
internal static class Limits
{
    // As getrlimit(2) numbers them on x64 and arm64.
    private static readonly Dictionary<string, int> s_numbers = new()
    {
        ["cpu"] = 0, ["fsize"] = 1, ["data"] = 2, ["stack"] = 3, ["core"] = 4, ["rss"] = 5, ["nproc"] = 6, ["nofile"] = Libc.RLIMIT_NOFILE,
        ["memlock"] = 8, ["as"] = 9, ["sigpending"] = 11, ["msgqueue"] = 12, ["nice"] = 13, ["rtprio"] = 14, ["rttime"] = 15,
    };

    /// <summary>What this agent cannot give to anybody.</summary>
    public static IEnumerable<string> Mistakes(IReadOnlyDictionary<string, ResourceBound> limits)
    {
        foreach (var (name, bound) in limits)
        {
            var own = ResourceLimit.Own(s_numbers[name]);
            var wanted = ToNative(bound);

            if (wanted.Hard > own.Hard && !Capabilities.MayRaiseLimits)
                yield return $"The limit {name} cannot be {bound}: the agent's own is {TextOf(own.Hard)}, and it lacks the right to raise it (CAP_SYS_RESOURCE). Raise the agent's limit.";
            else if (name == "nofile" && wanted.Hard > Largest())
                yield return $"The limit nofile cannot be {bound}: the system takes {Largest()} at most (fs.nr_open).";
        }
    }

    private static ResourceLimit ToNative(ResourceBound bound) => new() { Soft = ToNative(bound.Soft), Hard = ToNative(bound.Hard) };

    private static ulong ToNative(long? number) => number is { } value ? (ulong)value : ulong.MaxValue; // RLIM_INFINITY

    private static string TextOf(ulong number) => number == ulong.MaxValue ? "unlimited" : $"{number}";

    private static ulong Largest() => ulong.Parse(File.ReadAllText("/proc/sys/fs/nr_open"), System.Globalization.CultureInfo.InvariantCulture);
}
