using Agent.Actors.Configuration;
using Agent.Web.Access.Bounds;

namespace Agent.Web.Access.Scopes;

/// <summary>Reads a group of rules whose names the operator makes up: whom each is about, <c>scope</c> and <c>services</c>.</summary>
internal static class GrantRules
{
    private const string ScopeKey = "scope";
    private const string ServicesKey = "services";

    /// <param name="about">The setting that says whom a rule is about.</param>
    /// <param name="read">Makes a rule of that setting, or tells of a mistake in it.</param>
    public static IReadOnlyList<T> Read<T>(SettingsReader settings, string key, string about, Func<SettingsReader, string, Grant, T?> read)
        where T : class =>
        [.. settings.Names(key).Select(name => ReadRule(settings, $"{key}.{name}", about, read)).OfType<T>()];

    private static T? ReadRule<T>(SettingsReader settings, string key, string about, Func<SettingsReader, string, Grant, T?> read)
        where T : class
    {
        foreach (var unknown in settings.Names(key).Where(name => name != about && name is not (ScopeKey or ServicesKey) && !BoundRules.Keys.Contains(name)))
            settings.Refuse($"{key}.{unknown}", $"is no setting: a rule has {about}, {ScopeKey} and {ServicesKey}, and perhaps {string.Join(", ", BoundRules.Keys)}");

        var scope = settings.Choice<Scope>($"{key}.{ScopeKey}");
        var services = ServicePatterns.TryOf(settings.Texts($"{key}.{ServicesKey}"));

        if (services is null)
            settings.Refuse($"{key}.{ServicesKey}", "must be a list of service ids in which * and ? may stand, such as [\"web-*\"]");

        return read(settings, $"{key}.{about}", new Grant(scope, services ?? ServicePatterns.All) { Bounds = BoundRules.Read(settings, key) });
    }
}
