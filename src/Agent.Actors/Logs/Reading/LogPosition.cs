using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Agent.Actors.Logs.Reading;

/// <summary>A place in a service's log: behind so many bytes of a segment, counted as they are before compression.</summary>
public readonly record struct LogPosition(long Segment, long Offset) : IComparable<LogPosition>
{
    /// <summary>Reads back what <see cref="ToString"/> has written.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out LogPosition position)
    {
        position = default;

        if (text?.Split(':') is not [var segment, var offset] || !TryParseNumber(segment, out var number) || !TryParseNumber(offset, out var behind))
            return false;

        position = new LogPosition(number, behind);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Segment}:{Offset}");

    public int CompareTo(LogPosition other) => (Segment, Offset).CompareTo((other.Segment, other.Offset));

    public static bool operator <(LogPosition left, LogPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(LogPosition left, LogPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(LogPosition left, LogPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(LogPosition left, LogPosition right) => left.CompareTo(right) >= 0;

    private static bool TryParseNumber(string text, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
