using Agent.Actors.Configuration;
using Agent.Web.Access.Scopes;

namespace Agent.Web.Access.Keys;

/// <summary>Makes and revokes keys in a data directory, whether or not an agent runs on it.</summary>
internal sealed class KeyStore(string dataDirectory, TimeProvider time)
{
    private const string LockFile = "keys.lock";

    private readonly string _path = Path.Combine(dataDirectory, KeyRing.FileName);

    /// <exception cref="KeyStoreException">It cannot be read.</exception>
    public IReadOnlyList<KeyRecord> List() => Guard(Read);

    /// <returns>The key itself, which nobody can find out later.</returns>
    /// <exception cref="KeyStoreException">The name is taken, or the keys cannot be written.</exception>
    public ApiKey Create(string name, Grant grant, TimeSpan? lifetime) => Change(keys =>
    {
        var now = time.GetUtcNow();

        if (keys.Any(key => key.Name == name && key.StateAt(now) is KeyState.Valid))
            throw new KeyStoreException($"There is a key '{name}' already: choose another name, or revoke that one.");

        var key = ApiKey.Create();
        keys.Add(new KeyRecord(key.Id, name, grant, KeyHash.Of(key), now, now + lifetime, Revoked: null));
        return key;
    });

    /// <param name="key">Its id or its name.</param>
    /// <returns>Those that do not count from now on.</returns>
    /// <exception cref="KeyStoreException">There is none, or the keys cannot be written.</exception>
    public IReadOnlyList<KeyRecord> Revoke(string key) => Change(keys =>
    {
        var revoked = keys.Where(known => (known.Id == key || known.Name == key) && known.Revoked is null).ToList();

        if (revoked.Count == 0)
            throw new KeyStoreException($"There is no key '{key}' that could be revoked in {_path}. See keys list.");

        foreach (var known in revoked)
            keys[keys.IndexOf(known)] = known with { Revoked = time.GetUtcNow() };

        return revoked;
    });

    private T Change<T>(Func<List<KeyRecord>, T> change) => Guard(() =>
    {
        Prepare();
        using var claim = new FileStream(Path.Combine(dataDirectory, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var keys = Read().ToList();
        var result = change(keys);

        PrivateFile.Replace(_path, KeyFile.Write(keys));
        return result;
    });

    private IReadOnlyList<KeyRecord> Read() => File.Exists(_path) ? KeyFile.Parse(File.ReadAllBytes(_path)) : [];

    // What root writes into the directory of an agent that is not root, that agent could not read.
    private void Prepare()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(dataDirectory);
        else
            Directory.CreateDirectory(dataDirectory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        if (AgentUser.OwnerOf(dataDirectory) is { } owner && owner != AgentUser.Id)
            throw new KeyStoreException($"{dataDirectory} belongs to the user {owner}: run this as that user (sudo -u '#{owner}').");
    }

    private T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (FormatException e)
        {
            throw new KeyStoreException($"{_path} is damaged: {e.Message}. Restore it, or move it away and create new keys.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KeyStoreException($"Cannot use the keys in {dataDirectory}: {e.Message} Name the agent's data directory with --data; if another command is at them, try again.", e);
        }
    }
}
