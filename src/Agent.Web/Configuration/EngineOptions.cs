using Akka.Configuration;
using LogLevel = Akka.Event.LogLevel;

namespace Agent.Web.Configuration;

/// <summary>The actor engine: its settings are its own, but what it logs is chosen here.</summary>
/// <param name="Settings">The whole configuration.</param>
/// <param name="LogLevel">From which level on actors' log lines are given to the agent's log, which has levels of its own.</param>
internal sealed record EngineOptions(Config Settings, LogLevel LogLevel)
{
    private const string Level = "akka.loglevel";

    /// <param name="errors">Gets the mistake, if there is one.</param>
    public static EngineOptions From(Config config, ICollection<string> errors)
    {
        try
        {
            return new EngineOptions(config, Akka.Event.Logging.LogLevelFor(config.GetString(Level) ?? ""));
        }
        // What a value of the wrong form throws is no part of Akka.NET's contract.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            errors.Add($"{Level} is '{config.GetValue(Level)?.ToString().Trim()}', but must be one of debug, info, warning, error, off");
            return new EngineOptions(config, LogLevel.InfoLevel);
        }
    }
}
