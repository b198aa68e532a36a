using YamlDotNet.Core;

namespace Agent.Web.Applying.Yaml;

/// <summary>A node of a document. One that has an anchor may be in it several times.</summary>
internal abstract record YamlNode(Mark Where)
{
    /// <param name="IsPlain">Whether it stands there without quotes, and so may be something else than a text.</param>
    public sealed record Scalar(string Text, bool IsPlain, Mark Where) : YamlNode(Where);

    public sealed record Sequence(IReadOnlyList<YamlNode> Items, Mark Where) : YamlNode(Where);

    public sealed record Mapping(IReadOnlyDictionary<string, YamlNode> Members, Mark Where) : YamlNode(Where);
}
