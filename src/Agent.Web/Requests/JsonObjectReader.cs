using System.Text.Json;
using Agent.Web.Languages;
using Agent.Web.Problems;

namespace Agent.Web.Requests;

/// <summary>
/// Reads the members of one JSON object by name and type, and notes whatever is wrong. What a member with a mistake
/// reads as does not matter: nothing is done with a body that has any.
/// </summary>
internal sealed class JsonObjectReader(JsonElement element, string path, Mistakes mistakes)
{
    private readonly HashSet<string> _known = [];

    public Mistakes Mistakes => mistakes;

    public bool Has(string name) => Find(name) is not null;

    public string? String(string name) => Find(name) is { } member ? TextOf(member, PathOf(name)) : null;

    public IReadOnlyList<string>? Strings(string name)
    {
        if (Find(name) is not { } member)
            return null;

        if (member.ValueKind is JsonValueKind.Array)
            return [.. member.EnumerateArray().Select((item, index) => TextOf(item, $"{PathOf(name)}[{index}]") ?? "")];

        WrongType(PathOf(name), BodyTexts.NotAList);
        return null;
    }

    public IReadOnlyDictionary<string, string>? Map(string name)
    {
        if (Find(name) is not { } member)
            return null;

        if (member.ValueKind is JsonValueKind.Object)
            return member.EnumerateObject().ToDictionary(item => item.Name, item => TextOf(item.Value, $"{PathOf(name)}.{item.Name}") ?? "");

        WrongType(PathOf(name), BodyTexts.NotAMap);
        return null;
    }

    public bool? Flag(string name)
    {
        if (Find(name) is not { } member)
            return null;

        if (member.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return member.GetBoolean();

        WrongType(PathOf(name), BodyTexts.NotAFlag);
        return null;
    }

    public JsonObjectReader? Object(string name)
    {
        if (Find(name) is not { } member)
            return null;

        if (member.ValueKind is JsonValueKind.Object)
            return new JsonObjectReader(member, PathOf(name), mistakes);

        WrongType(PathOf(name), BodyTexts.NotAnObjectMember);
        return null;
    }

    /// <summary>One of the names of <typeparamref name="T"/>, in small letters.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum
    {
        if (String(name) is not { } text)
            return null;

        var names = Enum.GetNames<T>().Select(value => value.ToLowerInvariant()).ToArray();
        if (Array.IndexOf(names, text) is >= 0 and var index) return Enum.GetValues<T>()[index];

        mistakes.Add(PathOf(name), ProblemKind.InvalidBody, BodyTexts.NotAChoice, PathOf(name), string.Join(", ", names));
        return null;
    }

    /// <summary>Seconds as a number, or a text such as <c>1m30s</c>.</summary>
    public TimeSpan? Duration(string name, TimeSpan max)
    {
        if (Find(name) is not { } member)
            return null;

        if (DurationText.TryRead(member, out var duration) && duration <= max)
            return duration;

        Refuse(name, ProblemKind.InvalidBody, BodyTexts.BadDuration);
        return null;
    }

    public void Refuse(string name, ProblemKind kind, Text text) => mistakes.Add(PathOf(name), kind, text, PathOf(name));

    /// <summary>To be called when all members have been asked for: any other is a mistake.</summary>
    public void End()
    {
        foreach (var member in element.EnumerateObject().Where(member => !_known.Contains(member.Name)))
            mistakes.Add(PathOf(member.Name), ProblemKind.InvalidBody, BodyTexts.UnknownMember, member.Name);
    }

    private JsonElement? Find(string name)
    {
        _known.Add(name);
        return element.TryGetProperty(name, out var member) ? member : null;
    }

    private string? TextOf(JsonElement value, string at)
    {
        if (value.ValueKind is JsonValueKind.String)
            return value.GetString();

        WrongType(at, BodyTexts.NotAString);
        return null;
    }

    private void WrongType(string at, Text text) => mistakes.Add(at, ProblemKind.InvalidBody, text, at);

    private string PathOf(string name) => $"{path}.{name}";
}
