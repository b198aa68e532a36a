using Agent.Actors.Health.Checks;
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
        if (log.String("pattern") is not { } pattern)
            return "";

        if (!LogPattern.TryParse(pattern, out _, out var mistake))
            log.Refuse("pattern", SpecTexts.NotAPattern, mistake);

        return pattern;
    }
}
