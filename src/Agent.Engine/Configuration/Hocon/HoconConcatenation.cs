using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Puts together what stands side by side in one value: texts, lists, or objects, and substitutions among them.</summary>
internal sealed class HoconConcatenation(HoconText text)
{
    private readonly HoconValue _value = new();
    private string? _first;
    private StringBuilder? _more;
    private string _blanks = "";
    private HoconKind _kind;

    internal bool IsEmpty => _first is null && _value.Elements.Count == 0;

    internal void AddBlanks()
    {
        var start = text.Position;
        text.SkipBlanks();
        _blanks = text.Since(start);
    }

    internal bool TryAdd(string piece, int position)
    {
        if (piece.Length == 0) return false;

        Add(piece, position);
        return true;
    }

    internal void Add(string piece, int position)
    {
        Expect(HoconKind.Text, position);
        if (_first is null && _value.Elements.Count == 0) _first = piece;
        else (_more ??= new StringBuilder(_first)).Append(TakeBlanks()).Append(piece);
    }

    internal void Add(HoconArray array, int position)
    {
        Expect(HoconKind.Array, position);
        if (_value.Elements is [.., HoconArray last]) last.Items.AddRange(array.Items);
        else _value.Elements.Add(array);
    }

    internal void Add(HoconObject members, int position)
    {
        Expect(HoconKind.Object, position);
        if (_value.Elements is [.., HoconObject last]) HoconAssignment.AssignAll(last, members);
        else _value.Elements.Add(members);
    }

    internal void Add(HoconSubstitution substitution, int position)
    {
        FlushText();
        if (TakeBlanks() is { Length: > 0 } blanks && _value.Elements.Count > 0) _value.Elements.Add(new HoconLiteral(blanks, isGap: true));
        _value.Elements.Add(substitution);
    }

    internal HoconValue Build()
    {
        FlushText();
        return _value;
    }

    private void Expect(HoconKind kind, int position)
    {
        if (_kind != HoconKind.Nothing && _kind != kind)
            throw text.Error("Text, a list and an object cannot be joined with each other: a comma or a line end is missing", position);
        _kind = kind;
    }

    private void FlushText()
    {
        if ((_more?.ToString() ?? _first) is { } joined) _value.Elements.Add(new HoconLiteral(joined));
        _first = null;
        _more = null;
    }

    private string TakeBlanks()
    {
        var blanks = _blanks;
        _blanks = "";
        return blanks;
    }
}
