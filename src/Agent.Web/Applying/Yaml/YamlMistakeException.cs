using System.Globalization;
using Agent.Web.Languages;
using YamlDotNet.Core;

namespace Agent.Web.Applying.Yaml;

/// <summary>Why a document cannot be read.</summary>
internal sealed class YamlMistakeException(YamlPath path, Text text, params string[] arguments) : Exception(text.English)
{
    public string Path { get; } = path.ToString();

    public Text Text => text;

    public IReadOnlyList<string> Arguments => arguments;

    /// <summary>Whose text is about a path, perhaps something of it, and a line.</summary>
    public static YamlMistakeException At(YamlPath path, Text text, Mark where, params string[] about) =>
        new(path, text, [path.ToString(), .. about, where.Line.ToString(CultureInfo.InvariantCulture)]);
}
