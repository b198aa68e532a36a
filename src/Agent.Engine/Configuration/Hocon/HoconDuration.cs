using System.Globalization;

namespace Akka.Configuration.Hocon;

/// <summary>Reads durations: <c>1.5 s</c>, <c>20 ms</c>, <c>infinite</c>, or a number of milliseconds.</summary>
internal static class HoconDuration
{
    internal static TimeSpan Read(string? text, bool allowInfinite, string? path)
    {
        if (allowInfinite && string.Equals(text, "infinite", StringComparison.OrdinalIgnoreCase)) return Timeout.InfiniteTimeSpan;

        var ticks = Ticks(text, path);
        return ticks < long.MaxValue ? new TimeSpan((long)Math.Round(ticks)) : throw HoconScalar.TooLarge(text, path, "a duration");
    }

    private static double Ticks(string? text, string? path)
    {
        var unit = UnitStart(text);
        var number = unit == 0 ? text : text!.AsSpan(0, unit).TrimEnd();
        var style = unit == 0 ? NumberStyles.Float : NumberStyles.AllowDecimalPoint;

        return double.TryParse(number, style, CultureInfo.InvariantCulture, out var amount) && amount >= 0
            ? amount * TicksOf(unit == 0 ? "ms" : text.AsSpan(unit), text, path)
            : throw Malformed(text, path);
    }

    // Where the letters at the end begin: 0 when the whole is a number, which may have an exponent.
    private static int UnitStart(string? text)
    {
        if (string.IsNullOrEmpty(text) || char.IsAsciiDigit(text[^1])) return 0;

        var at = text.Length;
        while (at > 0 && char.IsAsciiLetter(text[at - 1])) at--;
        return at;
    }

    private static double TicksOf(ReadOnlySpan<char> unit, string? text, string? path) => unit switch
    {
        "ns" or "nano" or "nanos" or "nanosecond" or "nanoseconds" => TimeSpan.TicksPerMicrosecond / 1000.0,
        "us" or "micro" or "micros" or "microsecond" or "microseconds" => TimeSpan.TicksPerMicrosecond,
        "ms" or "milli" or "millis" or "millisecond" or "milliseconds" => TimeSpan.TicksPerMillisecond,
        "s" or "second" or "seconds" => TimeSpan.TicksPerSecond,
        "m" or "minute" or "minutes" => TimeSpan.TicksPerMinute,
        "h" or "hour" or "hours" => TimeSpan.TicksPerHour,
        "d" or "day" or "days" => TimeSpan.TicksPerDay,
        _ => throw Malformed(text, path),
    };

    private static Exception Malformed(string? text, string? path) => HoconScalar.NotA("duration such as 500 ms, 1.5 s, 2 minutes, 1 h or 7 d, and not negative", text, path);
}
