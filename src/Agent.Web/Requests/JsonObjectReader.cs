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

    public Mistakes Mistakes => mistakes;

    /// <summary>Whether nothing has been found wrong since reading of this object began.</summary>
    public bool IsSound => mistakes.Count == _earlierMistakes;

    /// <summary>The members that there are, whose names the caller has made up.</summary>
    public IReadOnlyList<string> Names => [.. element.EnumerateObject().Select(member => member.Name)];

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

        foreach (var name in Names.Where(name => !_known.Contains(name)))
            mistakes.Add(PathOf(name), ProblemKind.InvalidBody, text, name, known);
    }

    private JsonElement? Find(string name)
    {
        if (!_known.Contains(name))
            _known.Add(name);

        return element.TryGetProperty(name, out var member) ? member : null;
    }

    private string PathOf(string name) => $"{path}.{name}";
}
