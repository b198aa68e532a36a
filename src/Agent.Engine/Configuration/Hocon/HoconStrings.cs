using System.Globalization;
using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Reads and writes the three kinds of strings: <c>unquoted</c>, <c>"quoted"</c> and <c>"""as it stands"""</c>.</summary>
internal static class HoconStrings
{
    private const string Quotes = "\"\"\"";

    internal static string ReadUnquoted(HoconText text)
    {
        var start = text.Position;
        while (IsUnquoted(text.Next) && !text.IsComment) text.Skip();
        return text.Since(start);
    }

    /// <summary>A part of a key between two dots. It may have blanks inside.</summary>
    internal static string ReadUnquotedKey(HoconText text)
    {
        var start = text.Position;
        while ((text.IsBlank || IsUnquoted(text.Next)) && text.Next != '.' && !text.IsComment) text.Skip();
        return text.Since(start).TrimEnd();
    }

    internal static string ReadAnyQuoted(HoconText text) => text.IsNext(Quotes) ? ReadAsItStands(text) : ReadQuoted(text);

    internal static string ReadQuoted(HoconText text)
    {
        var opening = text.Position;
        text.Skip();
        var start = text.Position;
        SkipOrdinary(text, opening);

        return text.Next == '"' ? Closed(text, text.Since(start)) : ReadEscaped(text, opening, text.Since(start));
    }

    /// <summary>The text as it can stand behind a key, quoted where it must be.</summary>
    internal static string QuoteText(string value) => IsPlain(value) ? value : Quote(value);

    /// <summary>The key as it can stand in a path.</summary>
    internal static string QuoteKey(string key) => IsPlain(key) && !key.Contains('.') ? key : Quote(key);

    private static bool IsPlain(string value)
    {
        foreach (var c in value)
            if (c is '/' or '+' || !IsUnquoted(c)) return false;
        return value.Length > 0;
    }

    private static string Quote(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                < ' ' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        return quoted.Append('"').ToString();
    }

    private static string ReadEscaped(HoconText text, int opening, string beginning)
    {
        var value = new StringBuilder(beginning);
        while (text.Next != '"')
        {
            if (text.TrySkip('\\')) value.Append(ReadEscape(text));

            var start = text.Position;
            SkipOrdinary(text, opening);
            value.Append(text.Since(start));
        }

        return Closed(text, value.ToString());
    }

    private static void SkipOrdinary(HoconText text, int opening)
    {
        while (text.Next is not ('"' or '\\' or '\r' or '\n') && !text.IsAtEnd) text.Skip();

        if (text.IsAtEnd || text.Next is '\r' or '\n')
            throw text.Error("The quoted text does not end in its line: close it, or put it between three quotes", opening);
    }

    private static char ReadEscape(HoconText text)
    {
        var escape = text.Next;
        if (escape == 'u') return ReadUnicode(text);

        var character = escape switch
        {
            '"' or '\\' or '/' => escape,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw text.Error($"\\{escape} is no escape sequence: write \\\\ for a backslash", text.Position - 1),
        };
        text.Skip();
        return character;
    }

    private static char ReadUnicode(HoconText text)
    {
        var digits = text.Rest.Length > 4 ? text.Rest.Slice(1, 4) : [];
        if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            throw text.Error("\\u needs four hexadecimal digits", text.Position - 1);

        text.Skip(5);
        return (char)code;
    }

    // Quotes right before the closing three belong to the text.
    private static string ReadAsItStands(HoconText text)
    {
        var opening = text.Position;
        text.Skip(Quotes.Length);
        var start = text.Position;
        var length = text.Rest.IndexOf(Quotes);
        if (length < 0) throw text.Error("The three quotes are never closed", opening);

        text.Skip(length);
        while (text.Rest.Length > Quotes.Length && text.Rest[Quotes.Length] == '"') text.Skip();
        var value = text.Since(start);
        text.Skip(Quotes.Length);
        return value;
    }

    private static string Closed(HoconText text, string value)
    {
        text.Skip();
        return value;
    }

    private static bool IsUnquoted(char c) => !char.IsWhiteSpace(c) && !char.IsControl(c) && !"$\"{}[]:=,#`^?!@*&\\".Contains(c);
}
