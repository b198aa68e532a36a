using System.Globalization;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Looks up whom a <see cref="Confinement"/> names.</summary>
[SupportedOSPlatform("linux")]
internal static class IdentitySearch
{
    // -1 stands for "leave it as it is" where the kernel takes users and groups.
    private const uint NoNumber = uint.MaxValue;

    /// <returns><see langword="null"/> if whatever the agent is will do.</returns>
    /// <param name="mistakes">Takes everything that is not to be found.</param>
    public static Identity? Find(Confinement confinement, List<string> mistakes)
    {
        if (!confinement.ChangesIdentity) return null;

        var account = FindAccount(confinement.User, mistakes);
        var group = FindGroup(confinement, account, mistakes);
        var further = confinement.Groups.Select(name => GroupNumber(name, mistakes)).ToList();
        if (mistakes.Count > 0) return null;

        return new Identity
        {
            User = account?.User ?? NumberOf(confinement.User) ?? Libc.EffectiveUser(),
            Group = group,
            Groups = [.. (account is { } user ? NameService.GroupsOf(user.Name, group) : []).Concat(further).Distinct()],
            Name = confinement.User ?? Libc.EffectiveUser().ToString(CultureInfo.InvariantCulture),
            Account = account,
        };
    }

    /// <exception cref="LaunchException">Somebody that it names is not to be found.</exception>
    public static Identity? Find(Confinement confinement)
    {
        var mistakes = new List<string>();
        var identity = Find(confinement, mistakes);
        return mistakes.Count == 0 ? identity : throw new LaunchException(LaunchFault.Command, string.Join(" ", mistakes));
    }

    // Names come first: one of digits alone is still a name.
    private static Account? FindAccount(string? user, List<string> mistakes)
    {
        if (user is null) return null;

        var account = NameService.User(user) ?? (NumberOf(user) is { } number ? NameService.User(number) : null);
        if (account is null && NumberOf(user) is null) mistakes.Add($"There is no user {user}: make it, or name another.");
        return account;
    }

    private static uint FindGroup(Confinement confinement, Account? account, List<string> mistakes)
    {
        if (confinement.Group is { } name) return GroupNumber(name, mistakes);
        if (account is { } user) return user.Group;
        if (confinement.User is null) return Libc.EffectiveGroup();

        if (NumberOf(confinement.User) is not null)
            mistakes.Add($"There is no entry for user {confinement.User} that would tell its group: give a group, too.");

        return NoNumber;
    }

    private static uint GroupNumber(string name, List<string> mistakes)
    {
        if ((NameService.Group(name) ?? NumberOf(name)) is { } number)
            return number;

        mistakes.Add($"There is no group {name}: make it, or name another.");
        return NoNumber;
    }

    private static uint? NumberOf(string? text) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number != NoNumber ? number : null;
}
