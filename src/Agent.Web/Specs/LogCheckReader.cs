using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Actors.Logs.Reading;
using Agent.Actors.Specs;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>log</c> of a probe: a line that matches.</summary>
internal static class LogCheckReader
{
    public static ProbeCheck? Read(JsonObjectReader probe) => probe.Part<ProbeCheck?>("log", null, log =>
    {
        log.Require("pattern");
        return new ProbeCheck.LogLine(ReadPattern(log), log.Choice<LogStream>("stream"));
    });

    private static string ReadPattern(JsonObjectReader log)
    {
        var pattern = log.String("pattern") ?? "";

        if (pattern.Length > SpecBounds.LongestPattern)
            log.Refuse("pattern", BodyTexts.TooLong, SpecBounds.LongestPattern.ToString(CultureInfo.InvariantCulture));
        else if (WhyNot(pattern) is { } reason)
            log.Refuse("pattern", SpecTexts.NotAPattern, reason);

        return pattern;
    }

    private static string? WhyNot(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return e.Message;
        }
    }
}
