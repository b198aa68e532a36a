using System.Runtime.Versioning;
using System.Text;
using System.Text.RegularExpressions;
using Agent.Actors.Specs.Documents;

namespace Agent.Actors.Processes.Linux;

/// <summary>What the shell of a <see cref="Preamble"/> is given to do.</summary>
/// <remarks>
/// When it has executed the program, or has ended because it could not, it closes what it reads this from: within the
/// braces only a close-on-exec copy of it is left.
/// </remarks>
[SupportedOSPlatform("linux")]
internal static partial class PreambleScript
{
    // What shells export of their own accord.
    private const string UnsetOfShell = "unset PWD OLDPWD SHLVL\n";
    private const string OpenFiles = "nofile";
    private const string Execute = "{ exec \"$@\"; } </dev/null\n";

    // Variables that shells of some kind keep for themselves, or give a value of their own.
    private static readonly HashSet<string> s_ofShells =
        ["_", "BASHOPTS", "EPOCHSECONDS", "EUID", "GROUPS", "LINENO", "OPTIND", "PPID", "RANDOM", "SECONDS", "SHELLOPTS", "UID"];

    /// <summary>Whether a shell would drop the variable, or change it.</summary>
    public static bool Drops(string variable) => !PlainName().IsMatch(variable) || s_ofShells.Contains(variable);

    /// <param name="otherwise">What is executed if the service's user may not: the system tells why. By its name a shell would look for another.</param>
    public static string Of(Launch launch, Identity? identity, OpenFileLimit openFiles, string? otherwise)
    {
        var script = new StringBuilder();

        if (!launch.Confinement.Limits.ContainsKey(OpenFiles)) script.Append($"ulimit -S -n {openFiles.Soft}\n");

        if (launch.WorkingDirectory is { } directory) script.Append($"cd -- {Quote(directory)} || exit {PreambleEnd.NotExecutable}\n");
        if (launch.Confinement.Umask is { } umask) script.Append($"umask {UmaskText.Of(umask)}\n");
        script.Append(UnsetOfShell);
        foreach (var (name, value) in Variables(launch, identity)) script.Append($"export {name}={Quote(value)}\n");
        if (launch.Sockets.Count > 0) script.Append($"export {ListenEnvironment.ProcessVariable}=$$\n");

        if (otherwise is not null) script.Append($"[ -x {Quote(otherwise)} ] || {{ shift; set -- {Quote(otherwise)} \"$@\"; }}\n");

        return script.Append(Execute).ToString();
    }

    private static IReadOnlyDictionary<string, string> Variables(Launch launch, Identity? identity) =>
        AccountEnvironment.Add(ListenEnvironment.Add(launch.Environment, launch.Sockets), identity);

    private static string Quote(string text) => $"'{text.Replace("'", """'\''""", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex PlainName();
}
