using System.Globalization;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>
/// Programs that change the process they run in and then execute the next: each does one thing, as long as it still has
/// the right to. What the process has from the first instruction of the service on, nobody gives it from outside.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class PreambleChain
{
    private const string SetPriority = "nice";
    private const string SetLimits = "prlimit";
    private const string SetIdentity = "setpriv";

    // Of root the kernel takes them with the user; another user would hand them on. Not asked for without need: setpriv fails on
    // a kernel that has capabilities that it does not know.
    private static readonly string[] s_dropCapabilities = ["--inh-caps=-all", "--ambient-caps=-all"];

    private static readonly string[] s_places = ["/usr/bin", "/bin"];

    public static bool IsLink(string process) => process is SetPriority or SetLimits or SetIdentity;

    /// <summary>What is to be executed before the shell.</summary>
    /// <param name="ofRoot">Whether root executes it.</param>
    public static IReadOnlyList<string> Arguments(Confinement confinement, Identity? identity, bool ofRoot) =>
    [
        .. confinement.Nice is { } nice ? Nice(nice) : [],
        .. confinement.Limits.Count > 0 ? Limits(confinement.Limits) : [],
        .. identity is null ? [] : Identify(identity, ofRoot),
    ];

    public static IEnumerable<string> Mistakes(Confinement confinement)
    {
        if (confinement.Nice is not null && Find(SetPriority) is null) yield return Missing(SetPriority, "coreutils");
        if (confinement.Limits.Count > 0 && Find(SetLimits) is null) yield return Missing(SetLimits, "util-linux");
        if (confinement.ChangesIdentity && Find(SetIdentity) is null) yield return Missing(SetIdentity, "util-linux");
    }

    // It takes what is added to the agent's own.
    private static string[] Nice(int nice) => [PathOf(SetPriority), "-n", (nice - Niceness.Own()).ToString(CultureInfo.InvariantCulture)];

    private static IEnumerable<string> Limits(IReadOnlyDictionary<string, ResourceBound> limits) =>
        [PathOf(SetLimits), .. limits.Select(limit => $"--{limit.Key}={limit.Value.ToRange()}"), "--"];

    private static IEnumerable<string> Identify(Identity identity, bool ofRoot) =>
    [
        PathOf(SetIdentity),
        "--reuid", Number(identity.User),
        "--regid", Number(identity.Group),
        .. ofRoot ? [] : s_dropCapabilities,
        .. identity.Groups.Count > 0 ? ["--groups", string.Join(',', identity.Groups.Select(Number))] : (string[])["--clear-groups"],
        "--",
    ];

    private static string PathOf(string program) => Find(program) ?? throw new SystemCallException($"access({program})", Errno.ENOENT);

    private static string? Find(string program) => s_places.Select(place => $"{place}/{program}").FirstOrDefault(File.Exists);

    private static string Missing(string program, string package) => $"{program} is missing, which the service is to be run by: install {package}.";

    private static string Number(uint id) => id.ToString(CultureInfo.InvariantCulture);
}
