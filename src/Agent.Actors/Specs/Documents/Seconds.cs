namespace Agent.Actors.Specs.Documents;

/// <summary>Durations as numbers of seconds. Decimal, so that they come back as what they were.</summary>
internal static class Seconds
{
    public static decimal Of(TimeSpan duration) => duration.Ticks / (decimal)TimeSpan.TicksPerSecond;

    /// <exception cref="FormatException">No duration is so long.</exception>
    public static TimeSpan Read(decimal seconds)
    {
        try
        {
            return TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond));
        }
        catch (OverflowException e)
        {
            throw new FormatException($"{seconds} s is no duration", e);
        }
    }
}
