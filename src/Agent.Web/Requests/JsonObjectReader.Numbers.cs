using System.Globalization;
using System.Text.Json;

namespace Agent.Web.Requests;

/// <summary>Members that are numbers, durations or flags.</summary>
internal sealed partial class JsonObjectReader
{
    public bool? Flag(string name)
    {
        if (Find(name) is not { } member)
            return null;

        if (member.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return member.GetBoolean();

        Refuse(name, BodyTexts.NotAFlag);
        return null;
    }

    public int? Number(string name, int min, int max) => Find(name) is { } member ? NumberOf(name, member, min, max) : null;

    public IReadOnlyList<int>? Numbers(string name, int min, int max)
    {
        if (Find(name) is not { } member)
            return null;

        if (member.ValueKind is JsonValueKind.Array)
            return [.. member.EnumerateArray().Select((item, index) => NumberOf($"{name}[{index}]", item, min, max) ?? min)];

        Refuse(name, BodyTexts.NotAListOfNumbers);
        return null;
    }

    public double? Fraction(string name, double min, double max)
    {
        if (Find(name) is not { } member)
            return null;

        if (member.ValueKind is JsonValueKind.Number && member.GetDouble() is var number && number >= min && number <= max)
            return number;

        Refuse(name, BodyTexts.NotANumber, min.ToString(CultureInfo.InvariantCulture), max.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    /// <summary>Seconds as a number, or a text such as <c>1m30s</c>.</summary>
    public TimeSpan? Duration(string name, TimeSpan min, TimeSpan max)
    {
        if (Find(name) is not { } member)
            return null;

        if (DurationText.TryRead(member, out var duration) && duration >= min && duration <= max)
            return duration;

        Refuse(name, BodyTexts.NotADuration, DurationText.Of(min), DurationText.Of(max));
        return null;
    }

    private int? NumberOf(string name, JsonElement value, int min, int max)
    {
        if (value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max)
            return number;

        Refuse(name, BodyTexts.NotAWholeNumber, min.ToString(CultureInfo.InvariantCulture), max.ToString(CultureInfo.InvariantCulture));
        return null;
    }
}
