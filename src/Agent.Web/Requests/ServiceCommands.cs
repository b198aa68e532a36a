using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Web.Problems;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Web.Requests;

/// <summary>Reads the bodies of the three commands.</summary>
internal static class ServiceCommands
{
    private static readonly TimeSpan LongestGrace = TimeSpan.FromDays(1);

    public static DeployService ReadDeploy(JsonObjectReader body, SpecDefaults defaults, ServiceId service, string request)
    {
        var command = ReadCommand(body);

        if (command is null && body.Mistakes.None)
            body.Refuse("command", ProblemKind.InvalidCommand, BodyTexts.MissingCommand);

        var spec = defaults.SpecOf(command ?? new Command.Shell("")) with
        {
            Environment = ReadEnvironment(body),
            WorkingDirectory = ReadDirectory(body),
            MergesOutput = ReadMerge(body),
        };

        body.End();
        return new DeployService(service, spec, request);
    }

    public static RestartService ReadRestart(JsonObjectReader body, ServiceId service, string request)
    {
        var command = ReadCommand(body);
        body.End();
        return new RestartService(service, command, request);
    }

    public static StopService ReadStop(JsonObjectReader body, ServiceId service, string request)
    {
        var grace = body.Duration("grace", LongestGrace);
        body.End();
        return new StopService(service, grace, request);
    }

    public static DeleteService ReadDelete(JsonObjectReader body, ServiceId service, string request)
    {
        body.End();
        return new DeleteService(service, request);
    }

    private static Command? ReadCommand(JsonObjectReader body)
    {
        var line = body.String("command");
        var arguments = body.Strings("argv");

        if (body.Has("command") && body.Has("argv"))
            body.Refuse("argv", ProblemKind.InvalidCommand, BodyTexts.BothCommands);

        if (line is "")
            body.Refuse("command", ProblemKind.InvalidCommand, BodyTexts.EmptyCommand);

        if (arguments is [] or ["", ..])
            body.Refuse("argv", ProblemKind.InvalidCommand, BodyTexts.EmptyCommand);

        if (arguments is not null)
            return new Command.Program(arguments);

        return line is null ? null : new Command.Shell(line);
    }

    private static IReadOnlyDictionary<string, string> ReadEnvironment(JsonObjectReader body)
    {
        var environment = body.Map("env") ?? new Dictionary<string, string>();

        foreach (var (name, value) in environment)
        {
            if (name.Length == 0 || name.AsSpan().ContainsAny('=', '\0'))
                body.Refuse($"env.{name}", ProblemKind.InvalidBody, BodyTexts.BadVariableName);

            if (name == InstanceMark.Variable)
                body.Refuse($"env.{name}", ProblemKind.InvalidBody, BodyTexts.ReservedVariable);

            if (value.Contains('\0', StringComparison.Ordinal))
                body.Refuse($"env.{name}", ProblemKind.InvalidBody, BodyTexts.ContainsNul);
        }

        return environment;
    }

    private static bool ReadMerge(JsonObjectReader body)
    {
        var log = body.Object("log");
        var merge = log?.Flag("merge") ?? false;
        log?.End();
        return merge;
    }

    private static string? ReadDirectory(JsonObjectReader body)
    {
        var directory = body.String("cwd");

        if (directory is not null && !Path.IsPathFullyQualified(directory))
            body.Refuse("cwd", ProblemKind.InvalidBody, BodyTexts.NotAbsolute);

        return directory;
    }
}
