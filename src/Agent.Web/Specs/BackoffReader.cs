using Agent.Actors.Specs;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>restart.backoff</c>: how soon.</summary>
internal static class BackoffReader
{
    public static BackoffSpec Read(JsonObjectReader restart, BackoffSpec defaults) => restart.Part("backoff", defaults, backoff =>
    {
        var spec = new BackoffSpec
        {
            Min = backoff.Duration("min", TimeSpan.Zero, SpecBounds.Day) ?? defaults.Min,
            Factor = backoff.Fraction("factor", 1, 100) ?? defaults.Factor,
            Max = backoff.Duration("max", TimeSpan.Zero, SpecBounds.Day) ?? defaults.Max,
            Reset = backoff.Duration("reset", TimeSpan.Zero, SpecBounds.Year) ?? defaults.Reset,
        };

        if (backoff.IsSound && spec.Max < spec.Min)
            backoff.Refuse("max", SpecTexts.BelowMin, DurationText.Of(spec.Max), DurationText.Of(spec.Min));

        return spec;
    });
}
