using Agent.Actors.Configuration;
using Agent.Web.Access.Keys;
using Agent.Web.Access.Scopes;
using Agent.Web.Hosting;
using Agent.Web.Requests;

namespace Agent.Web.CommandLine.Keys;

/// <summary>What the keys command does. The key, or the list, goes to stdout, everything else to stderr.</summary>
internal sealed class KeyActions(string? data, string? configFile, TimeProvider time)
{
    public async Task<int> CreateAsync(string name, Scope scope, IReadOnlyList<string> services, BoundArguments bounds, string? expires)
    {
        var lifetime = TimeSpan.Zero;
        var patterns = ServicePatterns.TryOf([.. services.SelectMany(pattern => pattern.Split(','))]);
        string?[] mistakes =
        [
            KeyFile.IsName(name) ? null : $"--name is '{name}', but must be 1 to 64 of A-Z a-z 0-9 . _ - @",
            patterns is not null ? null : $"--services is '{string.Join(' ', services)}', but must be ids in which * and ? may stand",
            expires is null || (DurationText.TryParse(expires, out lifetime) && lifetime > TimeSpan.Zero) ? null : $"--expires is '{expires}', but must be a duration such as 90d",
            .. bounds.Mistakes(),
        ];

        if (mistakes.OfType<string>().ToList() is [_, ..] told)
            return await EndAsync(ExitCodes.BadConfiguration, told);

        return await WithStoreAsync(async store =>
        {
            var key = store.Create(name, new Grant(scope, patterns!) { Bounds = bounds.ToBounds() }, expires is null ? null : lifetime);

            await Console.Error.SayAsync($"This is the key '{name}'. It is not shown again; keys revoke {key.Id} takes it out of use.");
            await Console.Out.WriteLineAsync(key.Text());
        });
    }

    public Task<int> ListAsync() => WithStoreAsync(async store =>
    {
        foreach (var line in KeyTable.Of(store.List(), time.GetUtcNow()))
            await Console.Out.WriteLineAsync(line);
    });

    public Task<int> RevokeAsync(string key) => WithStoreAsync(async store =>
    {
        foreach (var revoked in store.Revoke(key))
            await Console.Error.SayAsync($"The key '{revoked.Name}' ({revoked.Id}) is revoked.");
    });

    private async Task<int> WithStoreAsync(Func<KeyStore, Task> action)
    {
        var errors = new List<string>();
        var config = AgentConfiguration.Load(configFile, new AgentArguments(Port: null, Host: null, data, configFile, AllowAnonymous: false, AllowPlaintext: false).ToConfig(), errors);
        var settings = new SettingsReader(config);
        var directory = DataDirectory.Resolve(settings.Text("data"));

        if (errors.Concat(settings.Errors).ToList() is [_, ..] mistakes)
            return await EndAsync(ExitCodes.BadConfiguration, mistakes);

        try
        {
            await action(new KeyStore(directory, time));
            return ExitCodes.Stopped;
        }
        catch (KeyStoreException e)
        {
            return await EndAsync(ExitCodes.Unavailable, [e.Message]);
        }
    }

    private static async Task<int> EndAsync(int exitCode, IEnumerable<string> reasons)
    {
        foreach (var reason in reasons)
            await Console.Error.SayAsync(reason);

        return exitCode;
    }
}
