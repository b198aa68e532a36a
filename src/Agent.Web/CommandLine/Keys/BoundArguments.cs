using System.CommandLine;
using Agent.Web.Access.Bounds;

namespace Agent.Web.CommandLine.Keys;

/// <summary>The options of <c>keys create</c> that say what may be deployed by the key.</summary>
internal sealed record BoundArguments(string[] Users, string[] Groups, bool DeniesShell, string[] Programs, string[] Directories, string[] Secrets)
{
    private static readonly Option<string[]> UsersOption = Several("--allow-user", "USER", "As whom what is deployed may run (default: anybody, also root)");
    private static readonly Option<string[]> GroupsOption = Several("--allow-group", "GROUP", "Which groups may be added to the user's own");
    private static readonly Option<bool> ShellOption = new("--deny-shell") { Description = "Programs (argv) only, no lines for a shell" };
    private static readonly Option<string[]> ProgramsOption = Several("--allow-program", "PATH", "Which programs may be run: absolute paths, * and ? stand for anything but a slash");
    private static readonly Option<string[]> DirectoriesOption = Several("--allow-directory", "PATH", "Where they may run, in the same way");
    private static readonly Option<string[]> SecretsOption = Several("--allow-secret", "PATH", "Which secrets they may be given, in the same way (default with any of these: none)");

    public static void AddTo(Command command)
    {
        Option[] all = [UsersOption, GroupsOption, ShellOption, ProgramsOption, DirectoriesOption, SecretsOption];
        foreach (var option in all) command.Options.Add(option);
    }

    public static BoundArguments Of(ParseResult parsed) => new(
        parsed.GetValue(UsersOption) ?? [], parsed.GetValue(GroupsOption) ?? [], parsed.GetValue(ShellOption),
        parsed.GetValue(ProgramsOption) ?? [], parsed.GetValue(DirectoriesOption) ?? [], parsed.GetValue(SecretsOption) ?? []);

    public IEnumerable<string> Mistakes() =>
        from option in new[] { (ProgramsOption.Name, Paths: Programs), (DirectoriesOption.Name, Paths: Directories), (SecretsOption.Name, Paths: Secrets) }
        where option.Paths.Length > 0 && PathPatterns.TryOf(option.Paths) is null
        select $"{option.Name} is '{string.Join(' ', option.Paths)}', but must be absolute paths without . and .., in which * and ? may stand";

    public DeployBounds ToBounds() => new()
    {
        Users = NullIfNone(Users),
        Groups = NullIfNone(Groups),
        DeniesShell = DeniesShell,
        Programs = PathPatterns.TryOf(Programs),
        Directories = PathPatterns.TryOf(Directories),
        Secrets = PathPatterns.TryOf(Secrets),
    };

    private static string[]? NullIfNone(string[] names) => names.Length == 0 ? null : names;

    private static Option<string[]> Several(string name, string of, string description) => new(name) { Description = description, HelpName = of, AllowMultipleArgumentsPerToken = true };
}
