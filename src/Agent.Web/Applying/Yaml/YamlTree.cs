using System.Globalization;
using Agent.Web.Requests;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Agent.Web.Applying.Yaml;

/// <summary>Reads the one document of a text into nodes. An alias gives the node of its anchor once more.</summary>
internal sealed class YamlTree
{
    /// <summary>Of everything that the text itself has.</summary>
    public const int MostNodes = 100_000;

    private readonly Dictionary<AnchorName, YamlNode> _anchors = [];
    private readonly Parser _events;
    private int _nodes;

    private YamlTree(string text) => _events = new Parser(new StringReader(text));

    /// <exception cref="YamlMistakeException">It is no YAML, or not what can be read here.</exception>
    public static YamlNode Read(string text)
    {
        var tree = new YamlTree(text);

        try
        {
            return tree.ReadDocument();
        }
        catch (YamlException e)
        {
            throw NotYaml(e.Start, e.Message);
        }
        // What the parser throws at some texts that are no YAML is no part of its contract.
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException)
        {
            throw NotYaml(tree._events.Current?.End ?? Mark.Empty, "what follows makes no sense");
        }
    }

    private YamlNode ReadDocument()
    {
        _events.Consume<StreamStart>();

        if (_events.Accept<StreamEnd>(out var end))
            throw new YamlMistakeException(YamlPath.Root, BodyTexts.NotAnObject);

        _events.Consume<DocumentStart>();
        var root = ReadNode(YamlPath.Root);
        _events.Consume<DocumentEnd>();

        return _events.Accept<StreamEnd>(out end) ? root : throw NotOne(_events.Current!.Start);
    }

    private YamlNode ReadNode(YamlPath path)
    {
        if (_events.TryConsume<AnchorAlias>(out var alias))
            return _anchors.GetValueOrDefault(alias.Value) ?? throw YamlMistakeException.At(path, YamlTexts.UnknownAlias, alias.Start, alias.Value.Value);

        var start = _events.Consume<NodeEvent>();
        Check(start, path);
        var node = ReadNode(start, path);

        // Only now: what names itself would have no end.
        if (!start.Anchor.IsEmpty)
            _anchors[start.Anchor] = node;

        return node;
    }

    private YamlNode ReadNode(NodeEvent start, YamlPath path) => start switch
    {
        Scalar scalar => new YamlNode.Scalar(scalar.Value, IsPlain(scalar), start.Start),
        SequenceStart => new YamlNode.Sequence(ReadItems(path), start.Start),
        _ => new YamlNode.Mapping(ReadMembers(path), start.Start),
    };

    private List<YamlNode> ReadItems(YamlPath path)
    {
        var items = new List<YamlNode>();

        while (!_events.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode(path.Item(items.Count)));

        return items;
    }

    private Dictionary<string, YamlNode> ReadMembers(YamlPath path)
    {
        var members = new Dictionary<string, YamlNode>();

        while (!_events.TryConsume<MappingEnd>(out _))
        {
            if (!_events.TryConsume<Scalar>(out var key))
                throw YamlMistakeException.At(path, YamlTexts.NotAKey, _events.Current!.Start);

            Check(key, path);

            if (!members.TryAdd(key.Value, ReadNode(path.Member(key.Value))))
                throw YamlMistakeException.At(path.Member(key.Value), YamlTexts.Duplicate, key.Start);
        }

        return members;
    }

    private void Check(NodeEvent node, YamlPath path)
    {
        if (++_nodes > MostNodes)
            throw YamlMistakeException.At(path, YamlTexts.TooMany, node.Start, MostNodes.ToString(CultureInfo.InvariantCulture));

        if (path.Depth > JsonBody.MaxDepth)
            throw YamlMistakeException.At(path, YamlTexts.TooDeep, node.Start, JsonBody.MaxDepth.ToString(CultureInfo.InvariantCulture));

        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific && !IsText(node.Tag))
            throw YamlMistakeException.At(path, YamlTexts.UnknownTag, node.Start, node.Tag.Value);
    }

    private static bool IsPlain(Scalar scalar) => scalar.Style is ScalarStyle.Plain && scalar.Tag.IsEmpty;

    private static bool IsText(TagName tag) => tag.Value == "tag:yaml.org,2002:str";

    private static YamlMistakeException NotYaml(Mark where, string reason) => new(
        YamlPath.Root,
        YamlTexts.NotYaml,
        where.Line.ToString(CultureInfo.InvariantCulture),
        where.Column.ToString(CultureInfo.InvariantCulture),
        reason);

    private static YamlMistakeException NotOne(Mark where) =>
        new(YamlPath.Root, YamlTexts.NotOneDocument, where.Line.ToString(CultureInfo.InvariantCulture));
}
