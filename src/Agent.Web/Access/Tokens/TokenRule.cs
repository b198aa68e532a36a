using Agent.Actors.Configuration;
using Agent.Web.Access.Scopes;

namespace Agent.Web.Access.Tokens;

/// <summary>What the owners of tokens may do whose claim has some value.</summary>
internal sealed record TokenRule(string Value, Grant Grant)
{
    public static IReadOnlyList<TokenRule> From(SettingsReader settings) => GrantRules.Read(settings, "access.tokens.rules", "value", Read);

    private static TokenRule? Read(SettingsReader settings, string key, Grant grant)
    {
        var value = settings.Text(key);
        if (value.Length > 0) return new TokenRule(value, grant);

        settings.Refuse(key, "is empty, but must be a value of the claim");
        return null;
    }
}
