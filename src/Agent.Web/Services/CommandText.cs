using Agent.Actors.Processes;

namespace Agent.Web.Services;

/// <summary>A command as one line, for clients that know only <c>command</c>.</summary>
internal static class CommandText
{
    public static string Of(Command command) => command switch
    {
        Command.Shell shell => shell.Line,
        Command.Program program => string.Join(' ', program.Arguments.Select(Quote)),
        _ => throw new System.Diagnostics.UnreachableException($"Unexpected command: {command}"),
    };

    // As a POSIX shell would read it back.
    private static string Quote(string argument) =>
        argument.Length > 0 && argument.All(IsPlain)
            ? argument
            : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || "@%+=:,./_-".Contains(c, StringComparison.Ordinal);
}
