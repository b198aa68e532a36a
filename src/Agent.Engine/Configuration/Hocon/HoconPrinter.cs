using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Writes values as HOCON that reads back as the same values.</summary>
internal sealed class HoconPrinter
{
    private readonly StringBuilder _text = new();
    private int _indent;

    internal static string Print(HoconValue value)
    {
        if (value.GetObject() is { } root) return Print(root);

        var printer = new HoconPrinter();
        printer.Write(value);
        return printer._text.ToString();
    }

    /// <summary>The members of an object, without braces around them.</summary>
    internal static string Print(HoconObject root)
    {
        var printer = new HoconPrinter();
        printer.WriteMembers(root);
        return printer._text.ToString();
    }

    private void WriteMembers(HoconObject parent)
    {
        foreach (var (key, value) in parent.Items)
        {
            _text.Append(' ', _indent * 2).Append(HoconStrings.QuoteKey(key)).Append(" : ");
            Write(value);
            _text.Append('\n');
        }
    }

    private void Write(HoconValue value)
    {
        if (value.GetObject() is { } nested) WriteObject(nested);
        else if (value.IsArray()) WriteArray(value.GetArray());
        else if (value.IsString()) _text.Append(value.GetString() is { } text ? HoconStrings.QuoteText(text) : "null");
    }

    private void WriteObject(HoconObject nested)
    {
        _text.Append("{\n");
        _indent++;
        WriteMembers(nested);
        _indent--;
        _text.Append(' ', _indent * 2).Append('}');
    }

    private void WriteArray(IList<HoconValue> items)
    {
        _text.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) _text.Append(", ");
            Write(items[i]);
        }
        _text.Append(']');
    }
}
