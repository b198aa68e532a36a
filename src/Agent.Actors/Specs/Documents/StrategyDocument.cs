using Agent.Actors.Configuration;

namespace Agent.Actors.Specs.Documents;

public sealed record StrategyDocument
{
    public required string Type { get; init; }

    public required decimal ReadyTimeout { get; init; }

    public required decimal MinReady { get; init; }

    public required bool AutoRollback { get; init; }

    internal static StrategyDocument Of(StrategySpec spec) => new()
    {
        Type = spec.Type.Kebab(),
        ReadyTimeout = Seconds.Of(spec.ReadyTimeout),
        MinReady = Seconds.Of(spec.MinReady),
        AutoRollback = spec.AutoRollback,
    };

    internal StrategySpec ToSpec() => new()
    {
        Type = Word.Read<StrategyType>(Type),
        ReadyTimeout = Seconds.Read(ReadyTimeout),
        MinReady = Seconds.Read(MinReady),
        AutoRollback = AutoRollback,
    };
}
