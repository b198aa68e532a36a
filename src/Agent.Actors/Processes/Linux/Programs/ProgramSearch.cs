using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Where a program is, or why it cannot be run.</summary>
/// <param name="File">To be executed from the service's working directory.</param>
/// <param name="Mistake">Set if there is no <paramref name="File"/>.</param>
[SupportedOSPlatform("linux")]
internal readonly record struct ProgramSearch(string? File, string? Mistake)
{
    /// <summary>What execvp(3) takes when there is no PATH.</summary>
    private const string DefaultPath = "/bin:/usr/bin";

    /// <summary>As a shell looks for it: a name with a slash is a path, any other is looked up in the service's own PATH.</summary>
    public static ProgramSearch Find(string program, Launch launch) =>
        program.Contains('/') ? FindFile(program, launch) : FindInPath(program, launch);

    private static ProgramSearch FindFile(string file, Launch launch) =>
        ObstacleAt(file, launch) is { } obstacle ? Failed(file, obstacle.Reason) : new(file, null);

    // The first that can be executed; failing that, one that is there but cannot be tells its owner most.
    private static ProgramSearch FindInPath(string program, Launch launch)
    {
        var path = launch.Environment.GetValueOrDefault("PATH", DefaultPath);
        ProgramSearch? unusable = null;

        foreach (var file in Places(path, program))
        {
            var obstacle = ObstacleAt(file, launch);
            if (obstacle is null) return new(file, null);
            if (!obstacle.IsAbsence) unusable ??= Failed(file, obstacle.Reason);
        }

        return unusable ?? Failed(program, $"there is no such program in the service's PATH{Shown(path, launch)}: give its full path, or change PATH");
    }

    /// <summary>Where a program can be that a PATH leads to, in order.</summary>
    public static IEnumerable<string> Places(string path, string program) => path.Split(':').Select(directory => InDirectory(directory, program));

    // It may be a secret: the host does not know what came from where any more.
    private static string Shown(string path, Launch launch) => launch.Secrets.AreNone ? $", {path}" : "";

    private static string InDirectory(string directory, string program) => $"{(directory.Length == 0 ? "." : directory)}/{program}";

    private static Obstacle? ObstacleAt(string file, Launch launch)
    {
        var path = InWorkingDirectory(file, launch);
        return Obstacle.Of(path) ?? (Interpreter.Of(path) is { } interpreter ? ObstacleBehind(interpreter, launch) : null);
    }

    // A carriage return at the end of the line belongs to the name, but would not be seen.
    private static Obstacle? ObstacleBehind(string interpreter, Launch launch) =>
        Obstacle.Of(InWorkingDirectory(interpreter, launch)) is { } obstacle
            ? new(false, $"its interpreter, {interpreter.Replace("\r", "\\r")}, cannot be run: {obstacle.Reason}")
            : null;

    public static string InWorkingDirectory(string file, Launch launch) => Path.Combine(launch.WorkingDirectory ?? ".", file);

    private static ProgramSearch Failed(string program, string reason) => new(null, $"Cannot run {program}: {reason}.");
}
