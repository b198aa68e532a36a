using Agent.Actors.Specs;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>strategy</c>: how an instance is replaced. Just its type, or an object.</summary>
internal static class StrategyReader
{
    public static StrategySpec Read(JsonObjectReader body, StrategySpec defaults) =>
        body.IsText("strategy")
            ? Of(body.Choice<StrategyType>("strategy") ?? default, defaults)
            : body.Part("strategy", defaults, strategy => ReadObject(strategy, defaults));

    private static StrategySpec ReadObject(JsonObjectReader strategy, StrategySpec defaults)
    {
        var usual = Of(strategy.Choice<StrategyType>("type") ?? defaults.Type, defaults);

        var spec = usual with
        {
            ReadyTimeout = strategy.Duration("ready_timeout", SpecBounds.Second, SpecBounds.Day) ?? usual.ReadyTimeout,
            MinReady = strategy.Duration("min_ready", TimeSpan.Zero, SpecBounds.Day) ?? usual.MinReady,
            AutoRollback = strategy.Flag("auto_rollback") ?? usual.AutoRollback,
        };

        if (spec is { Type: StrategyType.Overlap, AutoRollback: true })
            strategy.Refuse("auto_rollback", SpecTexts.NothingToRollBack);

        return spec;
    }

    private static StrategySpec Of(StrategyType type, StrategySpec defaults) =>
        defaults with { Type = type, AutoRollback = defaults.AutoRollback && type is StrategyType.Recreate };
}
