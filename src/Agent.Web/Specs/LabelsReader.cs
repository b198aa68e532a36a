using System.Globalization;
using Agent.Actors.Specs;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>labels</c>: texts by name.</summary>
internal static class LabelsReader
{
    public static IReadOnlyDictionary<string, string> Read(JsonObjectReader body)
    {
        var labels = body.Map("labels") ?? new Dictionary<string, string>();

        if (labels.Count > SpecBounds.MostLabels)
            body.Refuse("labels", BodyTexts.TooMany, SpecBounds.MostLabels.ToString(CultureInfo.InvariantCulture));

        foreach (var (name, value) in labels)
            Check(body, name, value);

        return labels;
    }

    private static void Check(JsonObjectReader body, string name, string value)
    {
        if (name.Length is 0 or > SpecBounds.LongestLabelName || name.Any(char.IsControl))
            body.Refuse($"labels.{name}", SpecTexts.NotALabel, SpecBounds.LongestLabelName.ToString(CultureInfo.InvariantCulture));

        if (value.Length > SpecBounds.LongestLabel)
            body.Refuse($"labels.{name}", BodyTexts.TooLong, SpecBounds.LongestLabel.ToString(CultureInfo.InvariantCulture));
    }
}
