using System.Globalization;

namespace Agent.Actors.Journal;

/// <summary>Moments since the boot as text, and back.</summary>
internal static class MomentsText
{
    private const char Separator = ' ';

    public static string? Write(IReadOnlyList<TimeSpan> moments) =>
        moments.Count == 0 ? null : string.Join(Separator, moments.Select(moment => moment.Ticks.ToString(CultureInfo.InvariantCulture)));

    /// <exception cref="FormatException">It is no row of moments.</exception>
    public static IReadOnlyList<TimeSpan> Read(string? text) =>
        text is null ? [] : [.. text.Split(Separator).Select(moment => TimeSpan.FromTicks(long.Parse(moment, CultureInfo.InvariantCulture)))];
}
