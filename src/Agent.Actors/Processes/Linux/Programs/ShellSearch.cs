using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>
/// What the shell of a <see cref="Preamble"/> is told to execute. Only a name that it looks up itself is handed on as it was
/// written, as the program's argv[0]; of a path there is no other way in POSIX.
/// </summary>
[SupportedOSPlatform("linux")]
internal static class ShellSearch
{
    // Others may have programs of their own that go before those of PATH, as busybox can be built to.
    private static readonly string[] s_known = ["dash", "bash"];

    // Some take them for more than they are in a PATH: "%func", "~/bin".
    private static readonly char[] s_special = ['%', '~'];

    // By it bash passes over programs.
    private const string Ignored = "EXECIGNORE";

    public static bool IsKnown => s_known.Contains(Path.GetFileName(ShellFile));

    /// <param name="name">As it is written in the spec.</param>
    /// <param name="file">What the agent has found by it.</param>
    /// <returns>The name if a shell can come to nothing else by it; otherwise the file.</returns>
    public static string Word(string name, string file, Launch launch) =>
        !name.Contains('/') && !name.StartsWith('-') && IsKnown && LeadsOnlyTo(file, name, launch) ? name : file;

    private static string ShellFile => File.ResolveLinkTarget(Preamble.Shell, returnFinalTarget: true)?.FullName ?? Preamble.Shell;

    // A shell goes on to the next where the system refuses one, and the service's user may see less than the agent does.
    private static bool LeadsOnlyTo(string file, string name, Launch launch) =>
        launch.Environment.TryGetValue("PATH", out var path)
        && path.IndexOfAny(s_special) < 0
        && !launch.Environment.ContainsKey(Ignored)
        && FileIdentity.Of(ProgramSearch.InWorkingDirectory(file, launch)) is { } wanted
        && ProgramSearch.Places(path, name)
            .Select(place => ProgramSearch.InWorkingDirectory(place, launch))
            .All(place => !File.Exists(place) || FileIdentity.Of(place) == wanted);
}
