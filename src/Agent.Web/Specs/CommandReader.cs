using Agent.Actors.Processes;
using Agent.Web.Problems;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>command</c>, a line for the shell, or <c>argv</c>, a program and its arguments.</summary>
internal static class CommandReader
{
    /// <summary>Stands for one that cannot be read; nothing is done with it.</summary>
    public static readonly Command Unreadable = new Command.Shell("");

    /// <summary>Of which there must be one.</summary>
    public static Command Required(JsonObjectReader body)
    {
        if (!body.Has("command") && !body.Has("argv"))
            body.Refuse("command", ProblemKind.InvalidCommand, SpecTexts.MissingCommand);

        return Optional(body) ?? Unreadable;
    }

    public static Command? Optional(JsonObjectReader body)
    {
        var line = body.String("command");
        var arguments = body.Strings("argv");

        if (body.Has("command") && body.Has("argv"))
            body.Refuse("argv", ProblemKind.InvalidCommand, SpecTexts.BothCommands);

        if (line is "")
            body.Refuse("command", ProblemKind.InvalidCommand, SpecTexts.EmptyCommand);

        if (arguments is [] or ["", ..])
            body.Refuse("argv", ProblemKind.InvalidCommand, SpecTexts.EmptyCommand);

        if (arguments is not null)
            return new Command.Program(arguments);

        return line is null ? null : new Command.Shell(line);
    }
}
