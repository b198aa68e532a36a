using Agent.Actors.Processes;

namespace Agent.Actors.Specs.Documents;

/// <summary>A command that is written as one of two members.</summary>
internal static class CommandDocument
{
    public static Command Read(string? line, IReadOnlyList<string>? arguments) =>
        arguments is not null
            ? new Command.Program(arguments)
            : new Command.Shell(line ?? throw new FormatException("there is no command"));
}
