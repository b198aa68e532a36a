namespace Akka.Configuration.Hocon;

/// <summary>Reads HOCON: a recursive descent over the characters.</summary>
/// <remarks>
/// Stricter than Akka.NET, which skips over what it does not understand: every mistake is an error with its line and column.
/// </remarks>
public class Parser
{
    // Deeper than any real configuration, and no danger to the stack of a thread.
    internal const int MaxDepth = 200;

    private readonly HoconText _text;
    private readonly HoconIncludes _includes;
    private readonly List<HoconSubstitution> _substitutions = [];
    private readonly List<string> _path = [];
    private int _depth;

    private Parser(HoconText text, Func<string, HoconRoot>? includeCallback)
    {
        _text = text;
        _includes = new HoconIncludes(text, includeCallback, _substitutions);
    }

    /// <exception cref="FormatException">The text is malformed: the message has line and column.</exception>
    public static HoconRoot Parse(string text, Func<string, HoconRoot>? includeCallback) => Parse(text, includeCallback, null);

    internal static HoconRoot Parse(string text, Func<string, HoconRoot>? includeCallback, string? source)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Parser(new HoconText(text, source), includeCallback).ParseRoot();
    }

    private HoconRoot ParseRoot()
    {
        var root = new HoconObject();
        _text.SkipLayout();
        if (_text.Next == '{') ParseBraces(root);
        ParseMembers(root, null);

        var value = new HoconValue(root);
        if (_substitutions.Count > 0) Resolve(value);
        return new HoconRoot(value);
    }

    private void Resolve(HoconValue root) => new HoconExpansion(new HoconResolver(root, _text), _text.Length).Expand(root);

    private void ParseBraces(HoconObject parent)
    {
        Enter();
        var opening = _text.Position;
        _text.Skip();
        ParseMembers(parent, opening);
        _depth--;
    }

    /// <param name="parent">What the members become part of.</param>
    /// <param name="opening">Where the brace stands that is to be closed; null at the top of a document.</param>
    private void ParseMembers(HoconObject parent, int? opening)
    {
        _text.SkipLayout();
        while (_text.Next != '}' && !_text.IsAtEnd)
        {
            ParseMember(parent);
            _text.SkipLayout();
            if (_text.TrySkip(',')) _text.SkipLayout();
        }

        if (_text.TrySkip('}') == opening.HasValue) return;
        throw opening is { } brace ? _text.Error("This { is never closed", brace) : _text.Error("This } closes nothing", _text.Position - 1);
    }

    private void ParseMember(HoconObject parent)
    {
        if (_includes.TryInclude(parent, _path)) return;

        var outer = _path.Count;
        ParseKey();
        var value = ParseMemberValue();
        HoconAssignment.Assign(parent, _path[outer], Nest(value, outer + 1));
        _path.RemoveRange(outer, _path.Count - outer);
    }

    private void ParseKey()
    {
        do
        {
            if (_path.Count >= MaxDepth) throw TooDeep();
            _text.SkipBlanks();
            _path.Add(ParseKeyPart());
            _text.SkipBlanks();
        }
        while (_text.TrySkip('.'));
    }

    private string ParseKeyPart()
    {
        if (_text.Next == '"') return HoconStrings.ReadAnyQuoted(_text);

        var part = HoconStrings.ReadUnquotedKey(_text);
        if (part.Length == 0) throw _text.Error($"A key should stand here, not {Found()}");
        return part.EndsWith('+') && _text.Next == '=' ? throw _text.Error("+= is not understood: write the whole list", _text.Position - 1) : part;
    }

    private HoconValue ParseMemberValue()
    {
        var afterKey = _text.Position;
        _text.SkipLayout();
        if (_text.Next == '{') return new HoconValue(ParseObject());
        if (_text.TrySkip('=') || _text.TrySkip(':')) return ParseValue();
        throw _text.Error($"=, : or {{ should follow the key {_path[^1]}, not {Found()}", _text.IsAtEnd ? afterKey : _text.Position);
    }

    private HoconObject ParseObject()
    {
        var members = new HoconObject();
        ParseBraces(members);
        return members;
    }

    private HoconValue ParseValue()
    {
        _text.SkipLayout();
        var value = new HoconConcatenation(_text);
        while (TryParseElement(value)) value.AddBlanks();

        if (value.IsEmpty) throw _text.Error($"A value should stand here, not {Found()}");
        ExpectEndOfValue();
        return value.Build();
    }

    private bool TryParseElement(HoconConcatenation value)
    {
        var start = _text.Position;
        switch (_text.Next)
        {
            case '{': value.Add(ParseObject(), start); break;
            case '[': value.Add(ParseArray(), start); break;
            case '"': value.Add(HoconStrings.ReadAnyQuoted(_text), start); break;
            case '$' when _text.IsNext("${"): value.Add(ParseSubstitution(), start); break;
            default: return value.TryAdd(HoconStrings.ReadUnquoted(_text), start);
        }
        return true;
    }

    private HoconArray ParseArray()
    {
        Enter();
        var opening = _text.Position;
        _text.Skip();
        var array = new HoconArray();
        for (_text.SkipLayout(); !_text.TrySkip(']'); _text.SkipLayout())
        {
            if (_text.IsAtEnd) throw _text.Error("This [ is never closed", opening);
            array.Items.Add(ParseValue());
            _text.SkipLayout();
            _text.TrySkip(',');
        }

        _depth--;
        return array;
    }

    private HoconSubstitution ParseSubstitution()
    {
        var substitution = HoconSubstitution.Read(_text);
        _substitutions.Add(substitution);
        return substitution;
    }

    private void ExpectEndOfValue()
    {
        if (_text.IsAtEnd || _text.IsComment || _text.Next is ',' or '}' or ']' or '\r' or '\n') return;

        // Akka.NET has an exception of its own for this one.
        if (_text.Next is '=' or ':')
            throw new ConfigurationException(_text.Describe($"Text with {Found()} in it must stand in quotes; a second key needs a line of its own, or a comma before it", _text.Position));
        throw _text.Error($"{Found()} cannot stand in a value outside quotes");
    }

    private HoconValue Nest(HoconValue value, int from)
    {
        for (var i = _path.Count - 1; i >= from; i--)
            value = new HoconValue(new HoconObject { Items = { [_path[i]] = value } });
        return value;
    }

    private void Enter()
    {
        if (++_depth > MaxDepth) throw TooDeep();
    }

    private FormatException TooDeep() => _text.Error($"Objects and lists nest deeper than {MaxDepth}");

    private string Found() => _text.IsAtEnd ? "the end of the text" : char.IsControl(_text.Next) ? "the end of the line" : $"'{_text.Next}'";
}
