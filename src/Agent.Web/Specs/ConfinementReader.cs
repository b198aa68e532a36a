using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Actors.Processes;
using Agent.Actors.Specs;
using Agent.Actors.Specs.Documents;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>user</c>, <c>group</c>, <c>groups</c>, <c>umask</c>, <c>nice</c> and <c>limits</c>.</summary>
internal static partial class ConfinementReader
{
    public static Confinement Read(JsonObjectReader body) => new()
    {
        User = Account(body, "user", body.TextOrNumber("user")),
        Group = Account(body, "group", body.TextOrNumber("group")),
        Groups = Groups(body),
        Umask = Umask(body),
        Nice = body.Number("nice", -20, 19),
        Limits = body.Part("limits", Confinement.None.Limits, Limits),
    };

    private static IReadOnlyList<string> Groups(JsonObjectReader body)
    {
        var groups = body.Strings("groups") ?? [];

        if (groups.Count > SpecBounds.MostGroups)
            body.Refuse("groups", BodyTexts.TooMany, SpecBounds.MostGroups.ToString(CultureInfo.InvariantCulture));

        foreach (var (index, group) in groups.Index())
            Account(body, $"groups[{index}]", group);

        return groups;
    }

    private static string? Account(JsonObjectReader body, string name, string? account)
    {
        if (account is not null && !AccountName().IsMatch(account))
            body.Refuse(name, SpecTexts.NotAnAccount);

        return account;
    }

    private static int? Umask(JsonObjectReader body)
    {
        if (body.String("umask") is not { } text)
            return null;

        if (UmaskText.TryParse(text, out var umask))
            return umask;

        body.Refuse("umask", SpecTexts.NotAUmask);
        return null;
    }

    private static IReadOnlyDictionary<string, ResourceBound> Limits(JsonObjectReader limits)
    {
        var read = new Dictionary<string, ResourceBound>();

        foreach (var name in ResourceBound.Names)
            if (limits.TextOrNumber(name) is { } text)
                read[name] = Limit(limits, name, text);

        return read;
    }

    private static ResourceBound Limit(JsonObjectReader limits, string name, string text)
    {
        if (ResourceBound.TryParse(text, out var bound))
            return bound.Value;

        limits.Refuse(name, SpecTexts.NotALimit);
        return default;
    }

    // Databases of users beyond passwd(5) have other rules: what is excluded here is what would look like something else.
    [GeneratedRegex(@"^[^\s:,/\p{C}-][^\s:,/\p{C}]{0,255}\z")]
    private static partial Regex AccountName();
}
