using Agent.Actors.Configuration;
using Agent.Actors.Processes;

namespace Agent.Actors.Specs;

/// <summary>What a spec has where its author says nothing. Values and units: <c>hocon/reference.conf</c>.</summary>
public sealed record SpecDefaults
{
    public required StopSpec Stop { get; init; }

    public required RestartSpec Restart { get; init; }

    public required ProbeTimes Probe { get; init; }

    public required StrategySpec Strategy { get; init; }

    /// <summary>A spec of nothing but a command.</summary>
    public ServiceSpec SpecOf(Command command) => new() { Command = command, Stop = Stop, Restart = Restart, Strategy = Strategy };

    internal static SpecDefaults From(SettingsReader settings) => new()
    {
        Stop = StopOf(settings),
        Restart = RestartOf(settings),
        Probe = ProbeOf(settings),
        Strategy = StrategyOf(settings),
    };

    private static StopSpec StopOf(SettingsReader settings) => new()
    {
        Signal = SignalOf(settings),
        Grace = settings.Duration("stop.grace", TimeSpan.Zero, SpecBounds.Day),
    };

    private static Signal SignalOf(SettingsReader settings)
    {
        var name = settings.Text("stop.signal");

        if (!Signal.TryParse(name, out var signal) || !SpecBounds.CanStop(signal))
            settings.Refuse("stop.signal", $"is '{name}', but must be the name of a signal that can end a service, such as TERM, INT, QUIT or HUP");

        return signal;
    }

    private static RestartSpec RestartOf(SettingsReader settings)
    {
        var restart = new RestartSpec
        {
            Policy = settings.Choice<RestartPolicy>("restart.policy"),
            SuccessExitCodes = settings.Numbers("restart.success-exit-codes", 0, 255),
            Backoff = new BackoffSpec
            {
                Min = settings.Duration("restart.backoff.min", TimeSpan.Zero, SpecBounds.Day),
                Factor = settings.Fraction("restart.backoff.factor", 1, 100),
                Max = settings.Duration("restart.backoff.max", TimeSpan.Zero, SpecBounds.Day),
                Reset = settings.Duration("restart.backoff.reset", TimeSpan.Zero, SpecBounds.Year),
            },
            Limit = new StartLimitSpec
            {
                Starts = settings.Number("restart.limit.starts", 1, 10_000),
                Window = settings.Duration("restart.limit.window", SpecBounds.Second, SpecBounds.Month),
                Mode = settings.Choice<StartLimitMode>("restart.limit.mode"),
            },
        };

        if (restart.Backoff.Max < restart.Backoff.Min)
            settings.Refuse("restart.backoff.max", "is shorter than restart.backoff.min");

        return restart;
    }

    private static ProbeTimes ProbeOf(SettingsReader settings) => new()
    {
        InitialDelay = settings.Duration("probe.initial-delay", TimeSpan.Zero, SpecBounds.Day),
        Period = settings.Duration("probe.period", SpecBounds.ShortestPeriod, SpecBounds.Day),
        Timeout = settings.Duration("probe.timeout", SpecBounds.ShortestTimeout, SpecBounds.Hour),
        SuccessThreshold = settings.Number("probe.success-threshold", 1, 1000),
        FailureThreshold = settings.Number("probe.failure-threshold", 1, 1000),
    };

    private static StrategySpec StrategyOf(SettingsReader settings) => new()
    {
        Type = settings.Choice<StrategyType>("strategy.type"),
        ReadyTimeout = settings.Duration("strategy.ready-timeout", SpecBounds.Second, SpecBounds.Day),
        MinReady = settings.Duration("strategy.min-ready", TimeSpan.Zero, SpecBounds.Day),
        AutoRollback = settings.Flag("strategy.auto-rollback"),
    };
}
