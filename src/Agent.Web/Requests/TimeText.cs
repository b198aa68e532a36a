using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Web.Requests;

/// <summary>Times as callers write them: RFC 3339, or a duration before now: <c>90</c> (seconds), <c>10m</c>, <c>1h30m</c>.</summary>
internal static partial class TimeText
{
    public static bool TryParse(string text, DateTimeOffset now, out DateTimeOffset time)
    {
        if (DurationText.TryParse(text, out var duration) || DurationText.TryParse($"{text}s", out duration))
        {
            time = now - duration;
            return true;
        }

        // In a query a plus is a blank, unless it has been escaped.
        return TryParseTime(text.Replace(' ', '+'), out time);
    }

    private static bool TryParseTime(string text, out DateTimeOffset time)
    {
        var match = Rfc3339().Match(text);

        // .NET knows seven digits of a second, the log writes nine.
        return DateTimeOffset.TryParseExact(
            $"{match.Groups["seconds"]}{match.Groups["fraction"]}{match.Groups["zone"]}".ToUpperInvariant(),
            "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out time);
    }

    [GeneratedRegex(@"^(?<seconds>\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d)(?<fraction>\.\d{1,7})?\d{0,2}(?<zone>[Zz]|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex Rfc3339();
}
