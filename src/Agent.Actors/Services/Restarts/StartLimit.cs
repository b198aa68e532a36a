using Agent.Actors.Specs;

namespace Agent.Actors.Services.Restarts;

/// <summary>How many starts a sliding window takes.</summary>
internal static class StartLimit
{
    /// <param name="starts">Those before.</param>
    /// <param name="at">When there would be another.</param>
    public static bool Allows(StartLimitSpec spec, IReadOnlyList<TimeSpan> starts, TimeSpan at) =>
        Within(spec, starts, at).Count < spec.Starts;

    /// <summary>Those that count at a moment. No more than that many are ever of interest.</summary>
    public static IReadOnlyList<TimeSpan> Within(StartLimitSpec spec, IReadOnlyList<TimeSpan> starts, TimeSpan at) =>
        [.. starts.Where(start => start > at - spec.Window).TakeLast(spec.Starts)];
}
