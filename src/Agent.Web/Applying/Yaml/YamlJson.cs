using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Agent.Web.Requests;

namespace Agent.Web.Applying.Yaml;

/// <summary>Writes nodes as JSON: aliases in full, so within bounds.</summary>
internal sealed class YamlJson : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly Utf8JsonWriter _json;
    private readonly long _mostBytes;
    private int _nodes;

    private YamlJson(long mostBytes)
    {
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _mostBytes = mostBytes;
    }

    /// <exception cref="YamlMistakeException">JSON has nothing for it, or it is beyond its bounds.</exception>
    public static byte[] Write(YamlNode root, long mostBytes)
    {
        using var document = new YamlJson(mostBytes);
        document.Write(root, YamlPath.Root);
        document._json.Flush();

        return document._buffer.WrittenSpan.ToArray();
    }

    public void Dispose() => _json.Dispose();

    private void Write(YamlNode node, YamlPath path)
    {
        Check(node, path);

        switch (node)
        {
            case YamlNode.Scalar scalar:
                YamlScalar.Write(_json, scalar, path);
                break;
            case YamlNode.Sequence sequence:
                WriteItems(sequence, path);
                break;
            case YamlNode.Mapping mapping:
                WriteMembers(mapping, path);
                break;
        }
    }

    private void WriteItems(YamlNode.Sequence sequence, YamlPath path)
    {
        _json.WriteStartArray();

        foreach (var (index, item) in sequence.Items.Index())
            Write(item, path.Item(index));

        _json.WriteEndArray();
    }

    private void WriteMembers(YamlNode.Mapping mapping, YamlPath path)
    {
        _json.WriteStartObject();

        foreach (var (name, member) in mapping.Members)
        {
            _json.WritePropertyName(name);
            Write(member, path.Member(name));
        }

        _json.WriteEndObject();
    }

    private void Check(YamlNode node, YamlPath path)
    {
        if (++_nodes > YamlTree.MostNodes || _json.BytesCommitted + _json.BytesPending > _mostBytes)
            throw YamlMistakeException.At(path, YamlTexts.TooLarge, node.Where, Text(YamlTree.MostNodes), Text(_mostBytes));

        if (path.Depth > JsonBody.MaxDepth)
            throw YamlMistakeException.At(path, YamlTexts.TooDeep, node.Where, Text(JsonBody.MaxDepth));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
