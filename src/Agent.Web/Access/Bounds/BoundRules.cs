using Agent.Actors.Configuration;

namespace Agent.Web.Access.Bounds;

/// <summary>Reads the bounds of a rule in the configuration.</summary>
internal static class BoundRules
{
    private const string Users = "allow-users";
    private const string Groups = "allow-groups";
    private const string Shell = "deny-shell";
    private const string Programs = "allow-programs";
    private const string Directories = "allow-directories";
    private const string Secrets = "allow-secrets";

    public static IReadOnlyList<string> Keys { get; } = [Users, Groups, Shell, Programs, Directories, Secrets];

    /// <param name="rule">The key of the rule.</param>
    public static DeployBounds Read(SettingsReader settings, string rule)
    {
        var present = settings.Names(rule);

        return new DeployBounds
        {
            Users = Names(Users),
            Groups = Names(Groups),
            DeniesShell = present.Contains(Shell) && settings.Flag($"{rule}.{Shell}"),
            Programs = Paths(Programs),
            Directories = Paths(Directories),
            Secrets = Paths(Secrets),
        };

        IReadOnlyList<string>? Names(string key) => present.Contains(key) ? settings.Texts($"{rule}.{key}") : null;

        PathPatterns? Paths(string key)
        {
            if (!present.Contains(key)) return null;

            var patterns = PathPatterns.TryOf(settings.Texts($"{rule}.{key}"));
            if (patterns is null) settings.Refuse($"{rule}.{key}", "must be a list of absolute paths in which * and ? may stand, such as [\"/opt/web/bin/*\"]");
            return patterns;
        }
    }
}
