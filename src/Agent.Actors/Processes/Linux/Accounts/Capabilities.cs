using System.Globalization;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>What the agent may do beyond what everybody may: capabilities(7).</summary>
[SupportedOSPlatform("linux")]
internal static class Capabilities
{
    private const string Effective = "CapEff:";

    private const int Kill = 5;
    private const int SetGroup = 6;
    private const int SetUser = 7;
    private const int Niceness = 23;
    private const int Resource = 24;

    /// <summary>Whether it may run something as somebody else, and end it again.</summary>
    public static bool MayChangeIdentity => Has(SetGroup) && Has(SetUser) && Has(Kill);

    public static bool MayRaisePriority => IsOwnAmongAll && Has(Niceness);

    public static bool MayRaiseLimits => IsOwnAmongAll && Has(Resource);

    /// <summary>Whether nothing is mapped, as in the first user namespace. In others, what is about all of the system is not theirs to do: user_namespaces(7).</summary>
    internal static bool IsAmongAll(string userMap) => userMap.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is ["0", "0", "4294967295"];

    // Not kept: a moment without descriptors must not count for as long as the agent lives.
    private static bool IsOwnAmongAll => IsAmongAll(File.ReadAllText("/proc/self/uid_map"));

    private static bool Has(int capability) => (Read() >> capability & 1) == 1;

    private static ulong Read() => ulong.Parse(
        File.ReadLines("/proc/self/status").First(line => line.StartsWith(Effective, StringComparison.Ordinal)).AsSpan(Effective.Length).Trim(),
        NumberStyles.HexNumber,
        CultureInfo.InvariantCulture);
}
