namespace Agent.Web.Access.Keys;

/// <summary>Every key that counts.</summary>
internal sealed class KeyRing
{
    /// <summary>In the data directory.</summary>
    public const string FileName = "keys.json";

    private readonly IReadOnlyList<KeySource> _sources;
    private readonly Action<string> _warn;
    private volatile bool _wasInUse;
    private string _told = "";

    /// <param name="configured">A further file, or empty.</param>
    /// <param name="warn">Gets what is wrong with the files, once each time that it changes.</param>
    public KeyRing(string dataDirectory, string configured, Action<string> warn)
    {
        var own = new KeySource(Path.Combine(dataDirectory, FileName), isRequired: false);

        _sources = configured.Length == 0 ? [own] : [own, new KeySource(configured, isRequired: true)];
        _warn = warn;
    }

    /// <summary>Whether callers have to say who they are. Once they had to, a file that goes does not let them off before the next start.</summary>
    public bool IsInUse => _wasInUse || (_wasInUse = _sources.Any(source => source.Now().IsInUse));

    public IEnumerable<string> Mistakes => _sources.Select(source => source.Now().Mistake).OfType<string>();

    public KeyRecord? Find(string id)
    {
        var lists = _sources.Select(source => source.Now()).ToList();

        Tell(string.Join("; ", lists.Select(list => list.Mistake).OfType<string>()));
        return lists.Select(list => list.Keys.GetValueOrDefault(id)).FirstOrDefault(key => key is not null);
    }

    private void Tell(string mistakes)
    {
        if (Interlocked.Exchange(ref _told, mistakes) != mistakes && mistakes.Length > 0)
            _warn(mistakes);
    }
}
