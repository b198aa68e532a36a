using Agent.Actors.Specs;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>restart.limit</c>: how often.</summary>
internal static class StartLimitReader
{
    public static StartLimitSpec Read(JsonObjectReader restart, StartLimitSpec defaults) => restart.Part("limit", defaults, limit => new StartLimitSpec
    {
        Starts = limit.Number("starts", 1, 10_000) ?? defaults.Starts,
        Window = limit.Duration("window", SpecBounds.Second, SpecBounds.Month) ?? defaults.Window,
        Mode = limit.Choice<StartLimitMode>("mode") ?? defaults.Mode,
    });
}
