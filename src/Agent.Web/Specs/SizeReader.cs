using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Actors.Specs;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary>An amount of memory: a number of bytes, or a text such as <c>512M</c>, whose units are powers of 1024.</summary>
internal static partial class SizeReader
{
    private const string Units = "KMGT";

    public static long? Read(JsonObjectReader body, string name)
    {
        if (body.TextOrNumber(name) is not { } text)
            return null;

        if (TryParse(text, out var size) && size >= SpecBounds.LeastMemory && size <= SpecBounds.MostMemory)
            return (long)size;

        body.Refuse(name, SpecTexts.NotASize);
        return null;
    }

    private static bool TryParse(string text, out Int128 size)
    {
        var match = Size().Match(text);
        size = match.Success ? Int128.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) << 10 * PowerOf(match.Groups[2].Value) : 0;
        return match.Success;
    }

    private static int PowerOf(string unit) => unit.Length == 0 ? 0 : 1 + Units.IndexOf(unit, StringComparison.Ordinal);

    [GeneratedRegex(@"^([0-9]{1,16})([KMGT]?)\z")]
    private static partial Regex Size();
}
