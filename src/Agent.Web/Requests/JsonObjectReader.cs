using System.Text.Json;
using Agent.Web.Languages;
using Agent.Web.Problems;

namespace Agent.Web.Requests;

/// <summary>
/// Reads the members of one JSON object by name and type, and notes whatever is wrong. What a member with a mistake
/// reads as does not matter: nothing is done with a body that has any.
/// </summary>
internal sealed partial class JsonObjectReader(JsonElement element, string path, Mistakes mistakes)
{
    private readonly List<string> _known = [];
    private readonly int _earlierMistakes = mistakes.Count;
    private bool _takesAny;

    public Mistakes Mistakes => mistakes;

    /// <summary>Whether nothing has been found wrong since reading of this object began.</summary>
    public bool IsSound => mistakes.Count == _earlierMistakes;

    /// <summary>All members, if their names are the caller's own: then none is unknown.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            _takesAny = true;
            return [.. element.EnumerateObject().Select(member => member.Name)];
        }
    }

    public bool Has(string name) => Find(name) is not null;

    /// <summary>Notes it as a mistake if the member is not there.</summary>
    public void Require(string name)
    {
        if (!Has(name))
            Refuse(name, BodyTexts.Missing);
    }

    public JsonObjectReader? Object(string name)
    {
        if (Find(name) is not { } member)
            return null;

        if (member.ValueKind is JsonValueKind.Object)
            return new JsonObjectReader(member, PathOf(name), mistakes);

        Refuse(name, BodyTexts.NotAnObjectMember);
        return null;
    }

    /// <summary>A member that is an object, or a list of them.</summary>
    public IReadOnlyList<JsonObjectReader> OneOrMoreObjects(string name)
    {
        if (Find(name) is not { ValueKind: JsonValueKind.Array } list)
            return Object(name) is { } only ? [only] : [];

        foreach (var (index, _) in list.EnumerateArray().Index().Where(item => item.Item.ValueKind is not JsonValueKind.Object))
            Refuse($"{name}[{index}]", BodyTexts.NotAnObjectMember);

        return [.. list.EnumerateArray().Index().Where(item => item.Item.ValueKind is JsonValueKind.Object)
            .Select(item => new JsonObjectReader(item.Item, PathOf($"{name}[{item.Index}]"), mistakes))];
    }

    /// <summary>All members, which have to be objects, if their names are the caller's own.</summary>
    /// <returns>A member that is none has no reader.</returns>
    public IEnumerable<(string Name, JsonObjectReader? Value)> Objects()
    {
        _takesAny = true;

        foreach (var member in element.EnumerateObject())
        {
            var isObject = member.Value.ValueKind is JsonValueKind.Object;

            if (!isObject)
                Refuse(member.Name, BodyTexts.NotAnObjectMember);

            yield return (member.Name, isObject ? new JsonObjectReader(member.Value, PathOf(member.Name), mistakes) : null);
        }
    }

    /// <summary>Reads a member that is an object to its end, or gives <paramref name="otherwise"/> if it is not there.</summary>
    public T Part<T>(string name, T otherwise, Func<JsonObjectReader, T> read)
    {
        if (Object(name) is not { } part)
            return otherwise;

        var value = read(part);
        part.End();
        return value;
    }

    /// <summary>Something is wrong with this object as a whole.</summary>
    public void Refuse(Text text, params string[] about) => mistakes.Add(path, ProblemKind.InvalidBody, text, [path, .. about]);

    public void Refuse(string name, Text text, params string[] about) => Refuse(name, ProblemKind.InvalidBody, text, about);

    public void Refuse(string name, ProblemKind kind, Text text, params string[] about) =>
        mistakes.Add(PathOf(name), kind, text, [PathOf(name), .. about]);

    /// <summary>To be called when all members have been asked for: any other is a mistake.</summary>
    public void End()
    {
        var (text, known) = _known.Count == 0 ? (BodyTexts.NoMembers, "") : (BodyTexts.UnknownMember, string.Join(", ", _known));

        foreach (var member in element.EnumerateObject().Where(member => !_takesAny && !_known.Contains(member.Name)))
            mistakes.Add(PathOf(member.Name), ProblemKind.InvalidBody, text, member.Name, known);
    }

    private JsonElement? Find(string name)
    {
        if (!_known.Contains(name))
            _known.Add(name);

        return element.TryGetProperty(name, out var member) ? member : null;
    }

    private string PathOf(string name) => $"{path}.{name}";
}
