using System.Text.Json;
using Agent.Actors.Configuration;

namespace Agent.Web.Requests;

/// <summary>Members that are texts, or made of texts.</summary>
internal sealed partial class JsonObjectReader
{
    public bool IsText(string name) => Find(name)?.ValueKind is JsonValueKind.String;

    public string? String(string name) => Find(name) is { } member ? TextOf(name, member) : null;

    /// <summary>A text, or a number as it is written.</summary>
    public string? TextOrNumber(string name) =>
        Find(name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : String(name);

    public IReadOnlyList<string>? Strings(string name)
    {
        if (Find(name) is not { } member)
            return null;

        if (member.ValueKind is JsonValueKind.Array)
            return [.. member.EnumerateArray().Select((item, index) => TextOf($"{name}[{index}]", item) ?? "")];

        Refuse(name, BodyTexts.NotAList);
        return null;
    }

    public IReadOnlyDictionary<string, string>? Map(string name)
    {
        if (Find(name) is not { } member)
            return null;

        if (member.ValueKind is JsonValueKind.Object)
            return member.EnumerateObject().ToDictionary(item => item.Name, item => TextOf($"{name}.{item.Name}", item.Value) ?? "");

        Refuse(name, BodyTexts.NotAMap);
        return null;
    }

    /// <summary>One of the names of <typeparamref name="T"/>, such as <c>on-failure</c>.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum =>
        Choice<T>(name, EnumWords.Kebab);

    /// <param name="spelling">How each value is written.</param>
    public T? Choice<T>(string name, Func<T, string> spelling)
        where T : struct, Enum
    {
        if (String(name) is not { } word)
            return null;

        if (EnumWords.TryParse(word, spelling, out var value))
            return value;

        Refuse(name, BodyTexts.NotAChoice, string.Join(", ", Enum.GetValues<T>().Select(spelling)));
        return null;
    }

    private string? TextOf(string name, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.String)
            return value.GetString();

        Refuse(name, BodyTexts.NotAString);
        return null;
    }
}
