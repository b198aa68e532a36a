using System.Globalization;

namespace Agent.Actors.Health;

/// <summary>Durations as reasons have them: <c>0.5 s</c>, <c>90 s</c>.</summary>
internal static class SpanText
{
    public static string Of(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.###} s");
}
