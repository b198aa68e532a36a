using Agent.Actors.Processes;
using Agent.Actors.Specs;
using Agent.Web.Languages;

namespace Agent.Web.Access.Bounds;

/// <summary>Everything in a spec that is beyond the bounds of whoever wants it to run.</summary>
internal static class Objections
{
    private static readonly (string Name, Func<ServiceSpec, ProbeSpec?> Of)[] s_probes =
        [("ready", spec => spec.Ready), ("live", spec => spec.Live), ("startup", spec => spec.Startup)];

    public static IEnumerable<Objection> To(ServiceSpec spec, DeployBounds bounds) =>
        bounds.AreNone ? [] : ToIdentity(spec.Confinement, bounds).Concat(ToCommands(spec, bounds)).Concat(ToVariables(spec, bounds)).Concat(ToPlaces(spec, bounds)).Concat(ToSecrets(spec.Secrets, bounds));

    private static IEnumerable<Objection> ToIdentity(Confinement confinement, DeployBounds bounds)
    {
        if (bounds.Users is { } users && (confinement.User is not { } user || !users.Contains(user)))
            yield return new("user", BoundTexts.User, string.Join(", ", users));

        if (bounds is { Users: null, Groups: null }) yield break;

        var groups = bounds.Groups ?? [];
        if (confinement.Group is { } group && !groups.Contains(group))
            yield return new("group", BoundTexts.Group, string.Join(", ", groups));

        foreach (var (index, further) in confinement.Groups.Index())
            if (!groups.Contains(further))
                yield return new($"groups[{index}]", BoundTexts.Group, string.Join(", ", groups));
    }

    private static IEnumerable<Objection> ToCommands(ServiceSpec spec, DeployBounds bounds) =>
        ToCommand(spec.Command, "", bounds).Concat(
            from probe in s_probes
            let check = probe.Of(spec)?.Check as ProbeCheck.Exec
            where check is not null
            from objection in ToCommand(check.Command, $"{probe.Name}.exec.", bounds)
            select objection);

    private static IEnumerable<Objection> ToCommand(Command command, string path, DeployBounds bounds)
    {
        // A shell runs any program.
        if (command is Command.Shell && (bounds.DeniesShell || bounds.Programs is not null))
            yield return new($"{path}command", BoundTexts.Shell);

        if (command is Command.Program { Arguments: [var program, ..] } && bounds.Programs is { } programs && !programs.Include(program))
            yield return new($"{path}argv[0]", BoundTexts.Program, programs.ToString());
    }

    private static IEnumerable<Objection> ToVariables(ServiceSpec spec, DeployBounds bounds) =>
        bounds.DeniesShell || bounds.Programs is not null
            ? spec.Environment.Keys.Concat(spec.Secrets.Variables.Keys).Where(CodeVariables.Include).Select(name => new Objection($"env.{name}", BoundTexts.Variable))
            : [];

    private static IEnumerable<Objection> ToPlaces(ServiceSpec spec, DeployBounds bounds)
    {
        if (bounds.Directories is { } directories && (spec.WorkingDirectory is not { } directory || !(directories.Include(directory) || directories.IncludeParentOf(directory))))
            yield return new("cwd", BoundTexts.Directory, directories.ToString());

        // The agent makes them, with its own rights.
        foreach (var (index, address) in spec.Listen.Index())
            if (address is ListenAddress.Unix unix && bounds.Directories?.IncludeParentOf(unix.Path) is not true)
                yield return new($"listen[{index}]", BoundTexts.Socket);
    }

    private static IEnumerable<Objection> ToSecrets(SecretSources secrets, DeployBounds bounds)
    {
        foreach (var (index, file) in secrets.EnvironmentFiles.Index())
            if (bounds.Secrets?.Include(file) is not true)
                yield return new($"env_from[{index}].file", BoundTexts.Secret, bounds.Secrets?.ToString() ?? "-");

        foreach (var (name, file) in secrets.Variables)
            if (bounds.Secrets?.Include(file) is not true)
                yield return new($"secret_env.{name}.file", BoundTexts.Secret, bounds.Secrets?.ToString() ?? "-");
    }
}

/// <param name="Path">Of the member of the spec.</param>
internal sealed record Objection(string Path, Text Text, params string[] About);
