using System.Globalization;
using Agent.Web.Languages;
using Agent.Web.Problems;

namespace Agent.Web.Requests;

/// <summary>Reads the parameters of a query by name and type, and notes whatever is wrong.</summary>
internal sealed class QueryReader(IQueryCollection query, Mistakes mistakes)
{
    private static readonly string[] Flags = ["true", "false"];

    private readonly HashSet<string> _known = [];

    public long? Number(string name, long max)
    {
        if (Find(name) is not { } text)
            return null;

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= max)
            return number;

        Refuse(name, QueryTexts.NotANumber, max.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    public string? Text(string name) => Find(name);

    public bool? Flag(string name) => Choice(name, Flags) is { } index ? index == 0 : null;

    public T? Choice<T>(string name)
        where T : struct, Enum =>
        Choice(name, [.. Enum.GetNames<T>().Select(value => value.ToLowerInvariant())]) is { } index ? Enum.GetValues<T>()[index] : null;

    public DateTimeOffset? Time(string name, DateTimeOffset now)
    {
        if (Find(name) is not { } text)
            return null;

        if (TimeText.TryParse(text, now, out var time))
            return time;

        Refuse(name, QueryTexts.NotATime);
        return null;
    }

    public void Refuse(string name, Text text, params string[] about) =>
        mistakes.Add(name, ProblemKind.InvalidQuery, text, [name, .. about]);

    /// <summary>To be called when all parameters have been asked for: any other is a mistake.</summary>
    public void End()
    {
        foreach (var name in query.Keys.Where(name => !_known.Contains(name)))
            Refuse(name, QueryTexts.Unknown);
    }

    private int? Choice(string name, string[] choices)
    {
        if (Find(name) is not { } text)
            return null;

        if (Array.IndexOf(choices, text) is >= 0 and var index)
            return index;

        Refuse(name, QueryTexts.NotAChoice, string.Join(", ", choices));
        return null;
    }

    private string? Find(string name)
    {
        _known.Add(name);
        var values = query[name];

        if (values.Count > 1)
            Refuse(name, QueryTexts.Repeated);

        return values.Count == 1 ? values[0] : null;
    }
}
