using Agent.Actors.Specs;

namespace Agent.Actors.Services.Restarts;

/// <summary>How long to wait after so many failures in a row.</summary>
internal static class Backoff
{
    /// <summary>The longest wait. It grows with every failure.</summary>
    public static TimeSpan Bound(BackoffSpec spec, int failures)
    {
        if (failures == 0)
            return TimeSpan.Zero;

        var seconds = spec.Min.TotalSeconds * Math.Pow(spec.Factor, failures - 1);
        return seconds < spec.Max.TotalSeconds ? TimeSpan.FromSeconds(seconds) : spec.Max; // also when it is infinite, or 0 times that
    }

    /// <summary>Full jitter: services that failed together do not come again together.</summary>
    public static TimeSpan Delay(BackoffSpec spec, int failures, Random random) => Bound(spec, failures) * random.NextDouble();
}
