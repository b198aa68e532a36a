using System.CommandLine;
using Agent.Actors.Configuration;
using Agent.Web.Access.Scopes;

namespace Agent.Web.CommandLine.Keys;

/// <summary><c>keys create | list | revoke</c>.</summary>
internal static class KeysCommand
{
    private static readonly Option<string> Name = new("--name") { Description = "Under which name it is known", HelpName = "NAME", Required = true };

    private static readonly Option<Scope> ScopeName = new("--scope")
    {
        Description = "What it may do: read < operate (start, stop, restart, signal) < deploy (also roll back, delete) < admin",
        HelpName = "SCOPE",
        Required = true,
    };

    private static readonly Option<string[]> Services = new("--services")
    {
        Description = "For which services: ids, * stands for any characters, ? for one ",
        HelpName = "PATTERN",
        AllowMultipleArgumentsPerToken = true,
        Required = true,
    };

    private static readonly Option<string?> Expires = new("--expires") { Description = "For how long, such as 90d or 12h (default: until it is revoked)", HelpName = "DURATION" };

    private static readonly Argument<string> Key = new("key") { Description = "Its name or its id" };

    /// <param name="data">The option that names the data directory.</param>
    /// <param name="configFile">The option that names the configuration, which may name the data directory.</param>
    public static Command Create(Option<string?> data, Option<string?> configFile)
    {
        // Otherwise numbers would do, too, beyond those that have a name.
        ScopeName.AcceptOnlyFromAmong([.. Enum.GetValues<Scope>().Select(scope => scope.Kebab())]);

        var create = new Command("create", "Makes a key and prints it, this once.") { Name, ScopeName, Services, Expires };
        BoundArguments.AddTo(create);
        create.SetAction((parsed, _) => KeysOf(parsed).CreateAsync(
            parsed.GetValue(Name)!, parsed.GetValue(ScopeName), parsed.GetValue(Services)!, BoundArguments.Of(parsed), parsed.GetValue(Expires)));

        var list = new Command("list", "Lists the keys, without what makes them keys.");
        list.SetAction((parsed, _) => KeysOf(parsed).ListAsync());

        var revoke = new Command("revoke", "Takes a key out of use, at once.") { Key };
        revoke.SetAction((parsed, _) => KeysOf(parsed).RevokeAsync(parsed.GetValue(Key)!));

        return new Command("keys", "The keys that callers send.") { create, list, revoke };

        KeyActions KeysOf(ParseResult parsed) => new(parsed.GetValue(data), parsed.GetValue(configFile), TimeProvider.System);
    }
}
