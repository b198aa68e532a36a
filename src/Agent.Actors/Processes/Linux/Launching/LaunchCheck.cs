using System.Runtime.Versioning;
using System.Text;

namespace Agent.Actors.Processes.Linux;

/// <summary>What can be found wrong with a launch before it is tried.</summary>
[SupportedOSPlatform("linux")]
internal static class LaunchCheck
{
    /// <summary>MAX_ARG_STRLEN of execve(2), which counts the closing NUL.</summary>
    private static readonly int s_longestText = 32 * Environment.SystemPageSize - 1;

    // What is wrong with a hundred thousand arguments has to fit into an answer, and into a line of the log.
    private const int MostMistakes = 10;
    private const int LongestMistake = 4000;

    public static IEnumerable<string> Mistakes(Launch launch) => Bounded(All(launch));

    public static IEnumerable<string> Bounded(IEnumerable<string> mistakes) => mistakes.Take(MostMistakes).Select(Shorten);

    private static IEnumerable<string> All(Launch launch)
    {
        var arguments = Arguments(launch);
        var environment = ListenEnvironment.Add(launch.Environment, launch.Sockets);

        return ArgumentMistakes(arguments)
            .Concat(environment.SelectMany(VariableMistakes))
            .Concat(Preamble.IsNeededBy(launch) && !File.Exists(Preamble.Shell) ? [$"{Preamble.Shell} is missing, which the service is to be run by: install a shell."] : [])
            .Concat(Preamble.IsNeededBy(launch) ? environment.Keys.Where(PreambleScript.Drops).Select(Dropped) : [])
            .Concat(SizeMistakes(arguments, environment))
            .Concat(PlaceMistakes(launch, arguments))
            .Concat(ConfinementCheck.Mistakes(launch.Confinement));
    }

    public static IReadOnlyList<string> Arguments(Launch launch) => launch.Command switch
    {
        Command.Shell shell => [Preamble.Shell, "-c", shell.Line],
        Command.Program program => program.Arguments,
        var command => throw new ArgumentException($"A command is a line for the shell or a program with arguments, not {command}.", nameof(launch)),
    };

    private static IEnumerable<string> ArgumentMistakes(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0 || arguments[0].Length == 0)
            yield return "The command is empty: name a program.";

        for (var i = 0; i < arguments.Count; i++)
            foreach (var mistake in TextMistakes(arguments[i], $"Argument {i} of the command"))
                yield return mistake;
    }

    private static IEnumerable<string> VariableMistakes(KeyValuePair<string, string> variable)
    {
        var (name, value) = variable;

        if (name.Length == 0 || name.Contains('='))
            yield return $"'{name}' cannot be the name of an environment variable: it is empty or has a '='.";

        foreach (var mistake in TextMistakes($"{name}={value}", $"The environment variable {name.Replace("\0", "")}"))
            yield return mistake;
    }

    private static string Dropped(string variable) =>
        $"The environment variable {variable.Replace("\0", "")} does not reach a service that has listen, user, group, groups, umask, nice or limits: a shell keeps it for itself, or takes names of letters, digits and _ only.";

    private static IEnumerable<string> TextMistakes(string text, string what)
    {
        if (text.Contains('\0'))
            yield return $"{what} has a NUL character, which no program can be given.";

        if (text.Length > s_longestText / 3 && Encoding.UTF8.GetByteCount(text) is var length && length > s_longestText)
            yield return $"{what} has {length} bytes, but the system takes {s_longestText} at most: put it into a file.";
    }

    private static IEnumerable<string> SizeMistakes(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var limit = ArgumentSpace.Limit;
        if (ArgumentSpace.Needed(arguments, environment) is var needed && needed > limit)
            yield return $"Arguments and environment need {needed} bytes together, but the system takes {limit} at most: put some into a file.";
    }

    private static string Shorten(string mistake) => mistake.Length <= LongestMistake
        ? mistake
        : $"{mistake[..(LongestMistake / 2)]}…{mistake[^(LongestMistake / 2)..]}";

    // A relative program cannot be judged while its directory is missing.
    private static IEnumerable<string> PlaceMistakes(Launch launch, IReadOnlyList<string> arguments)
    {
        if (launch.WorkingDirectory is { } directory && DirectoryMistake(directory) is { } mistake)
            yield return mistake;
        else if (arguments is [{ Length: > 0 } program, ..] && !program.Contains('\0') && ProgramSearch.Find(program, launch).Mistake is { } missing)
            yield return missing;
    }

    private static string? DirectoryMistake(string directory)
    {
        if (directory.Contains('\0')) return "The working directory has a NUL character.";
        if (!Path.IsPathRooted(directory)) return $"The working directory {directory} is not an absolute path.";
        if (File.Exists(directory)) return $"The working directory {directory} is not a directory.";
        if (!Directory.Exists(directory)) return $"The working directory {directory} does not exist: make it, or name another.";

        return Libc.Access(directory, Libc.X_OK) == 0 ? null : $"The agent may not enter the working directory {directory}.";
    }
}
