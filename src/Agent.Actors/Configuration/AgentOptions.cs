namespace Agent.Actors.Configuration;

/// <summary>The settings of everything that is not the HTTP facade or the agent's own log.</summary>
public sealed record AgentOptions
{
    /// <summary>An absolute path.</summary>
    public required string DataDirectory { get; init; }

    public required StopOptions Stop { get; init; }

    public required EnvironmentOptions Environment { get; init; }

    public required ProcessOptions Processes { get; init; }

    /// <summary>What becomes of the services when the agent is told to end by SIGTERM or SIGHUP.</summary>
    public required ServicesAtEnd OnSigterm { get; init; }

    public required JournalOptions Journal { get; init; }

    public required LogsOptions Logs { get; init; }

    public static AgentOptions From(SettingsReader settings) => new()
    {
        DataDirectory = Configuration.DataDirectory.Resolve(settings.Text("data")),
        Stop = StopOptions.From(settings),
        Environment = EnvironmentOptions.From(settings),
        Processes = ProcessOptions.From(settings),
        OnSigterm = settings.Choice<ServicesAtEnd>("on-sigterm"),
        Journal = JournalOptions.From(settings),
        Logs = LogsOptions.From(settings),
    };
}
