namespace Agent.Actors.Specs;

/// <summary>Bounds that a spec and the defaults in the configuration share.</summary>
public static class SpecBounds
{
    public static TimeSpan ShortestTimeout { get; } = TimeSpan.FromMilliseconds(10);

    public static TimeSpan ShortestPeriod { get; } = TimeSpan.FromMilliseconds(100);

    public static TimeSpan Hour { get; } = TimeSpan.FromHours(1);

    public static TimeSpan Day { get; } = TimeSpan.FromDays(1);

    public static TimeSpan Year { get; } = TimeSpan.FromDays(365);
}
