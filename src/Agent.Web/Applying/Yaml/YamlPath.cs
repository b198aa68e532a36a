namespace Agent.Web.Applying.Yaml;

/// <summary>Where a node is. Put together only when somebody wants to read it: most are fine, and keys may be long.</summary>
internal sealed record YamlPath(YamlPath? Parent, string Step)
{
    public static YamlPath Root { get; } = new(null, "$");

    public int Depth { get; } = Parent is null ? 0 : Parent.Depth + 1;

    public YamlPath Member(string name) => new(this, $".{name}");

    public YamlPath Item(int index) => new(this, $"[{index}]");

    public override string ToString() => $"{Parent}{Step}";
}
