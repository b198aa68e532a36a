using System.Globalization;
using System.Text.Json;

namespace Agent.Web.Requests;

/// <summary>Durations as callers write them: <c>5</c>, <c>0.5</c> (seconds), <c>"500ms"</c>, <c>"5s"</c>, <c>"1m30s"</c>, <c>"2h"</c>, <c>"1d"</c>.</summary>
internal static class DurationText
{
    private static readonly (string Unit, double Seconds)[] Units =
        [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("d", 86_400)];

    // Beyond it a TimeSpan overflows; every setting's own bound is far below.
    private const double Longest = 1e9;

    public static bool TryRead(JsonElement value, out TimeSpan duration) => value.ValueKind switch
    {
        JsonValueKind.Number => TryFrom(value.GetDouble(), out duration),
        JsonValueKind.String => TryParse(value.GetString()!, out duration),
        _ => TryFrom(double.NaN, out duration),
    };

    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan duration)
    {
        var seconds = text.IsEmpty ? double.NaN : 0;

        while (!text.IsEmpty && !double.IsNaN(seconds))
            seconds += TakePart(ref text);

        return TryFrom(seconds, out duration);
    }

    /// <summary>In the largest unit that gives a whole number.</summary>
    public static string Of(TimeSpan duration)
    {
        var (unit, seconds) = Units.Last(unit => unit.Unit is "ms" || duration.TotalSeconds / unit.Seconds % 1 == 0);
        return duration == TimeSpan.Zero ? "0s" : string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds / seconds}{unit}");
    }

    private static double TakePart(ref ReadOnlySpan<char> text)
    {
        var number = text[..LengthWhere(text, c => char.IsAsciiDigit(c) || c is '.')];
        text = text[number.Length..];

        var unit = text[..LengthWhere(text, char.IsAsciiLetter)].ToString();
        text = text[unit.Length..];

        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            ? amount * Units.FirstOrDefault(known => known.Unit == unit, (Unit: "", Seconds: double.NaN)).Seconds
            : double.NaN;
    }

    private static int LengthWhere(ReadOnlySpan<char> text, Func<char, bool> matches)
    {
        var length = 0;

        while (length < text.Length && matches(text[length]))
            length++;

        return length;
    }

    private static bool TryFrom(double seconds, out TimeSpan duration)
    {
        var valid = seconds is >= 0 and <= Longest;
        duration = valid ? TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond)) : TimeSpan.Zero;
        return valid;
    }
}
