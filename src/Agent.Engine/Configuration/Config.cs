using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>Settings, read by dotted path: <c>config.GetTimeSpan("akka.actor.ask-timeout")</c>. Immutable.</summary>
public partial class Config
{
    public static readonly Config Empty = ConfigurationFactory.Empty;

    // What this configuration says itself, without its fallbacks.
    private readonly HoconValue _own;

    public Config(HoconRoot root)
        : this(root.Value, root.Value)
    {
    }

    private Config(HoconValue own, HoconValue merged)
    {
        _own = own;
        Root = merged;
    }

    /// <summary>Everything in it, fallbacks included.</summary>
    public HoconValue Root { get; }

    public bool IsEmpty => Root.IsEmpty;

    /// <summary>A null at the path counts as there.</summary>
    public bool HasPath(string path) => GetValue(path) is not null;

    /// <summary>What stands at the path, or null.</summary>
    public HoconValue? GetValue(string path)
    {
        HoconValue? node = Root;
        foreach (var key in ConfigPath.Split(path))
        {
            node = node.GetChildObject(key);
            if (node is null) return null;
        }

        return node;
    }

    /// <summary>The part of this configuration below the path, or null.</summary>
    public Config? GetConfig(string path) => GetValue(path) is { } value ? new Config(value, value) : null;

    /// <summary>This configuration, and what the other one says where this one says nothing.</summary>
    public Config WithFallback(Config? fallback)
    {
        if (ReferenceEquals(fallback, this))
            throw new ArgumentException("A configuration cannot be its own fallback", nameof(fallback));

        if (fallback is null) return this;
        return IsEmpty ? fallback : new Config(_own, Merge(fallback.Root));
    }

    public IEnumerable<KeyValuePair<string, HoconValue>> AsEnumerable() => Root.GetObject()?.Items ?? [];

    /// <summary>As HOCON, without the fallbacks.</summary>
    public override string ToString() => ToString(includeFallback: false);

    public string ToString(bool includeFallback) => (includeFallback ? Root : _own).ToString();

    public static Config operator +(Config config, string fallback) => config.WithFallback(ConfigurationFactory.ParseString(fallback));

    public static Config operator +(string configHocon, Config fallbackConfig) => ConfigurationFactory.ParseString(configHocon).WithFallback(fallbackConfig);

    public static implicit operator Config(string str) => ConfigurationFactory.ParseString(str);

    private HoconValue Merge(HoconValue fallback) =>
        Root.GetObject() is { } above && fallback.GetObject() is { } below ? new HoconValue(HoconMerge.Over(below, above)) : Root;
}
