namespace Agent.Actors.Processes.Linux;

/// <summary>What a service that runs as a user is told of him, as by systemd: "Environment Variables in Spawned Processes" in systemd.exec(5).</summary>
internal static class AccountEnvironment
{
    /// <summary>What the environment has already is stronger.</summary>
    public static IReadOnlyDictionary<string, string> Add(IReadOnlyDictionary<string, string> environment, Identity? identity)
    {
        if (identity?.Account is not { } account) return environment;

        return new Dictionary<string, string>(Of(account).Concat(environment).GroupBy(entry => entry.Key, (name, entries) => KeyValuePair.Create(name, entries.Last().Value)));
    }

    private static IEnumerable<KeyValuePair<string, string>> Of(Account account) =>
    [
        new("HOME", account.Home),
        new("LOGNAME", account.Name),
        new("SHELL", account.Shell),
        new("USER", account.Name),
    ];
}
