using Agent.Actors.Specs;

namespace Agent.Actors.Configuration;

/// <summary>The settings of everything that is not the HTTP facade or the agent's own log.</summary>
public sealed record AgentOptions
{
    /// <summary>An absolute path.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>How long after a kill that has not emptied a service it is killed, and told of, again.</summary>
    public required TimeSpan KillRetry { get; init; }

    /// <summary>What a service's spec has where it says nothing.</summary>
    public required SpecDefaults Defaults { get; init; }

    public required EnvironmentOptions Environment { get; init; }

    public required ProcessOptions Processes { get; init; }

    /// <summary>What becomes of the services when the agent is told to end by SIGTERM or SIGHUP.</summary>
    public required ServicesAtEnd OnSigterm { get; init; }

    public required JournalOptions Journal { get; init; }

    public required LogsOptions Logs { get; init; }

    public static AgentOptions From(SettingsReader settings) => new()
    {
        DataDirectory = Configuration.DataDirectory.Resolve(settings.Text("data")),
        Defaults = SpecDefaults.From(settings),
        KillRetry = settings.Duration("stop.kill-retry", TimeSpan.FromMilliseconds(100), SpecBounds.Hour),
        Environment = EnvironmentOptions.From(settings),
        Processes = ProcessOptions.From(settings),
        OnSigterm = settings.Choice<ServicesAtEnd>("on-sigterm"),
        Journal = JournalOptions.From(settings),
        Logs = LogsOptions.From(settings),
    };
}
