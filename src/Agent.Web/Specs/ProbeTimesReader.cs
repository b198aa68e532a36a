using Agent.Actors.Specs;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary>When a probe asks, and what counts.</summary>
internal static class ProbeTimesReader
{
    private const int Most = 1000;

    /// <param name="onceSuffices">Whether one success is all that can be asked for.</param>
    public static ProbeTimes Read(JsonObjectReader probe, ProbeTimes defaults, bool onceSuffices)
    {
        var times = new ProbeTimes
        {
            InitialDelay = probe.Duration("initial_delay_seconds", TimeSpan.Zero, SpecBounds.Day) ?? defaults.InitialDelay,
            Period = probe.Duration("period_seconds", SpecBounds.ShortestPeriod, SpecBounds.Day) ?? defaults.Period,
            Timeout = probe.Duration("timeout_seconds", SpecBounds.ShortestTimeout, SpecBounds.Hour) ?? defaults.Timeout,
            SuccessThreshold = probe.Number("success_threshold", 1, Most) ?? defaults.SuccessThreshold,
            FailureThreshold = probe.Number("failure_threshold", 1, Most) ?? defaults.FailureThreshold,
        };

        if (onceSuffices && times.SuccessThreshold != 1)
            probe.Refuse("success_threshold", SpecTexts.SuccessIsOne);

        return times;
    }
}
